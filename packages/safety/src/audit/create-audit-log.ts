import type { Clock, JsonValue } from '@selfware/contracts';
import { systemClock } from '@selfware/contracts';
import { auditStart, type AuditEntry } from './audit-entry.ts';
import { hashEntry } from './hash-entry.ts';

/** A log of what was judged and let happen, in the order in which it happened. */
export interface AuditLog {
  /** Chains an entry to the one before and stores it; rejects when it cannot be stored. */
  record(
    entry: Pick<AuditEntry, 'decision' | 'rule' | 'step' | 'intent' | 'intentHash'>,
  ): Promise<void>;
}

/** What an audit log is made of. */
export interface CreateAuditLogOptions {
  /** Takes secrets out of an intent before it is stored. */
  readonly redact: (value: JsonValue) => JsonValue;
  /** Stores an entry; resolves when it is durable. Entries come one after the other. */
  readonly append: (entry: AuditEntry) => Promise<void>;
  /** The last entry of a log that goes on; absent starts a new one. */
  readonly last?: AuditEntry;
  readonly clock?: Clock;
}

/** Starts an audit log, or goes on with one. */
export function createAuditLog({
  redact,
  append,
  last,
  clock = systemClock,
}: CreateAuditLogOptions): AuditLog {
  let sequence = last === undefined ? 0 : last.sequence + 1;
  let previous = last?.hash ?? auditStart;
  let queue: Promise<void> = Promise.resolve();
  const write = async (fields: Parameters<AuditLog['record']>[0]): Promise<void> => {
    const entry = { ...fields, intent: redact(fields.intent), sequence, at: clock.now(), previous };
    const hash = hashEntry(entry);
    await append({ ...entry, hash });
    sequence += 1;
    previous = hash;
  };
  return {
    record(fields) {
      // One after the other, and one that fails does not stop the next.
      const written = queue.then(() => write(fields));
      queue = written.catch(ignoreHere);
      return written;
    },
  };
}

// Who recorded it gets the rejection; the queue only waits.
function ignoreHere(): void {
  return undefined;
}
