import {
  failed,
  ok,
  parseJson,
  type JsonFailure,
  type JsonValue,
  type Result,
} from '@selfware/contracts';
import { readJsonPlaces, type JsonPlace } from './read-json-places.ts';

const limits = { maxLength: 512_000_000, maxDepth: 400 };

/**
 * A JSON text in which only what is hidden differs: numbers, names that stand twice, order, spaces and breaks of lines stay as they are
 * written. `redactValue` gives the value of the same shape. Fails for what is no JSON, or nested more than 400 deep.
 */
export function redactJsonText(
  text: string,
  redactValue: (value: JsonValue) => JsonValue,
): Result<string, JsonFailure> {
  const parsed = parseJson(text, limits);
  if (!parsed.ok) return failed(parsed.failure);
  const place = readJsonPlaces(text);
  let redacted = '';
  let from = 0;
  for (const { start, end, value } of changesOf(place, redactValue(valueAt(place)))) {
    redacted += text.slice(from, start) + JSON.stringify(value);
    from = end;
  }
  return ok(redacted + text.slice(from));
}

function valueAt(place: JsonPlace): JsonValue {
  switch (place.kind) {
    case 'leaf':
      return place.value;
    case 'list':
      return place.items.map(valueAt);
    case 'record':
      return Object.fromEntries([...place.entries].map(([key, value]) => [key, valueAt(value)]));
  }
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly value: JsonValue;
}

function* changesOf(place: JsonPlace, redacted: JsonValue): Generator<Change> {
  const { start, end } = place;
  if (place.kind === 'leaf') {
    if (!Object.is(place.value, redacted)) yield { start, end, value: redacted };
  } else if (place.kind === 'list' && isList(redacted)) {
    for (const [at, item] of place.items.entries()) yield* changesOf(item, redacted[at] ?? null);
  } else if (place.kind === 'record' && isRecord(redacted)) {
    const values = new Map(Object.entries(redacted));
    for (const [key, value] of place.entries) yield* changesOf(value, values.get(key) ?? null);
  } else yield { start, end, value: redacted };
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isRecord(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !isList(value);
}
