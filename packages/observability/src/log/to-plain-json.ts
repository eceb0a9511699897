import type { JsonValue } from '@selfware/contracts';

const maxStringCharacters = 2_000;
const maxEntries = 200;
const maxDepth = 5;

/** What is left of the bounds while one value is copied. */
interface Copying {
  entries: number;
  readonly above: Set<object>;
}

/**
 * Copies any value as plain JSON within bounds: 200 entries, 5 levels, strings of at most 2,000 characters (a longer one is named, not
 * cut, because half a secret is not recognised as one). Never throws: cycles, throwing getters, functions, big integers become words.
 */
export function toPlainJson(value: unknown): JsonValue {
  return copy(value, { entries: maxEntries, above: new Set() });
}

function copy(value: unknown, copying: Copying): JsonValue {
  switch (typeof value) {
    case 'string':
      return value.length > maxStringCharacters ? `[text of ${value.length} characters]` : value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
      return value;
    case 'bigint':
      return `${String(value).slice(0, 100)}n`;
    case 'object':
      return value === null ? null : copyObject(value, copying);
    default:
      return `[${typeof value}]`;
  }
}

function copyObject(value: object, copying: Copying): JsonValue {
  if (copying.above.has(value)) return '[circular]';
  if (copying.above.size >= maxDepth) return '[too deep]';
  copying.above.add(value);
  try {
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (value instanceof Date) return String(value.getTime());
    if (value instanceof Error) return copyError(value, copying);
    return Array.isArray(value) ? copyArray(value, copying) : copyRecord(value, copying);
  } catch {
    // A proxy or a getter may throw anything; a log line is no place to find out.
    return '[unreadable]';
  } finally {
    copying.above.delete(value);
  }
}

function copyArray(values: readonly unknown[], copying: Copying): JsonValue {
  const copies: JsonValue[] = [];
  for (const value of values) {
    if (copying.entries < 1) return [...copies, `[${values.length - copies.length} more]`];
    copying.entries -= 1;
    copies.push(copy(value, copying));
  }
  return copies;
}

function copyRecord(record: object, copying: Copying): JsonValue {
  const entries: [string, JsonValue][] = [];
  for (const key of Object.keys(record)) {
    if (copying.entries < 1) break;
    copying.entries -= 1;
    entries.push([key.slice(0, 200), copyProperty(record, key, copying)]);
  }
  return Object.fromEntries(entries);
}

function copyProperty(record: object, key: string, copying: Copying): JsonValue {
  try {
    return copy(Reflect.get(record, key), copying);
  } catch {
    return '[unreadable]';
  }
}

/** Name, message and code only: a stack tells paths of the machine, a cause may hold a secret. */
function copyError(error: Error, copying: Copying): JsonValue {
  const { name, message } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return copyRecord({ name, message, ...(code === undefined ? {} : { code }) }, copying);
}
