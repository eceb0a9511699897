import type { JsonValue } from '@selfware/contracts';
import type { Redactor } from '@selfware/safety/secrets';

/** What records are redacted with. */
export interface RecordRedactors {
  readonly secrets: Pick<Redactor, 'redactValue'>;
  readonly all: Pick<Redactor, 'redactValue'>;
}

// What records are found, compared and undone by: a name in a path must stay the one on the disk.
const structural: ReadonlySet<string> = new Set([
  ...['type', 'version', 'at', 'id', 'sessionId', 'runId', 'callId', 'turn', 'name', 'tool'],
  ...['workspace', 'directory', 'cwd', 'path', 'before', 'after', 'restored', 'removed', 'files'],
  ...['model', 'mode', 'state', 'outcome', 'status', 'rule', 'decision', 'step', 'sequence'],
  ...['hash', 'previous', 'intentHash', 'level', 'channel', 'code', 'category'],
]);

/** A record of a store with its secrets taken out everywhere, and personal data out of what somebody said, wrote or read. */
export function redactRecord(record: JsonValue, { secrets, all }: RecordRedactors): JsonValue {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return all.redactValue(record);
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      // An object under such a name holds what somebody wrote or read, as the outcome of a call.
      const isPlain = typeof value !== 'object' || Array.isArray(value);
      const used = structural.has(key) && isPlain ? secrets : all;
      const redacted = used.redactValue({ [key]: value });
      return [key, valueAt(redacted, key)];
    }),
  );
}

function valueAt(value: JsonValue, key: string): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.entries(value).find(([name]) => name === key)?.[1] ?? null;
}
