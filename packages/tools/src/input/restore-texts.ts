import type { JsonValue } from '@selfware/contracts';

/** Puts back what stand-ins in the texts of a value stand for, where that is known; keys stay. */
export function restoreTexts(value: JsonValue, restore: (text: string) => string): JsonValue {
  if (typeof value === 'string') return restore(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => restoreTexts(item, restore));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, restoreTexts(entry, restore)]),
  );
}
