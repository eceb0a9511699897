import { failed, ok, type Result } from '@selfware/contracts';
import { auditStart, type AuditEntry } from './audit-entry.ts';
import { hashEntry } from './hash-entry.ts';

/** Where an audit log is not what was written. */
export interface AuditDamage {
  /** The place of the first entry that does not fit, counted from 0. */
  readonly index: number;
  readonly reason: string;
}

/** Checks every entry and its link to the one before; `last` is the hash that the log must end with, where it is known. Gives the number of entries. */
export async function verifyAuditLog(
  entries: Iterable<AuditEntry> | AsyncIterable<AuditEntry>,
  { last }: { readonly last?: string } = {},
): Promise<Result<number, AuditDamage>> {
  let index = 0;
  let previous = auditStart;
  for await (const entry of entries) {
    const reason = findDamage(entry, index, previous);
    if (reason !== undefined) return failed({ index, reason });
    previous = entry.hash;
    index += 1;
  }
  if (last !== undefined && last !== previous)
    return failed({ index, reason: 'expected more entries: the log ends too early' });
  return ok(index);
}

function findDamage(entry: AuditEntry, index: number, previous: string): string | undefined {
  if (entry.sequence !== index) return `expected entry ${index}, got ${entry.sequence}`;
  if (entry.previous !== previous) return 'expected the hash of the entry before';
  if (entry.hash !== hashEntry(entry)) return 'expected the hash of what it holds';
  return undefined;
}
