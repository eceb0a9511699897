import type { JsonObject, JsonValue } from '@selfware/contracts';

/** The value as an object; absent for everything else. */
export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !isArray(value) ? value : undefined;
}

/** The value's elements; empty for everything that is no array. */
export function asArray(value: JsonValue | undefined): readonly JsonValue[] {
  return typeof value === 'object' && value !== null && isArray(value) ? value : [];
}

/** The value as a string that is not empty; absent for everything else. */
export function asText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value as a whole number from 0; absent for everything else. */
export function asCount(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function isArray(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
