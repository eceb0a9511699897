import { parseJson, type JsonValue } from '@selfware/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { ContentInvalidError, RecordTooLargeError } from '../errors.ts';
import type { Sensitivity } from '../sensitivity.ts';
import { decodeContent, maxContentBytes, maxContentDepth } from './decode-content.ts';

/** What a value is checked against on its way to the disk. */
export interface ContentRules<T> {
  /** Names the value in errors: `a record of chat.journal`. */
  readonly what: string;
  readonly schema: StandardSchemaV1<unknown, T>;
  readonly sensitivity: Sensitivity;
}

/**
 * The bytes of a value, redacted first. Accepts only what `decodeContent` reads back, so that nothing is acknowledged that could not be read.
 * Throws `persistence/content-invalid` or `persistence/record-too-large`.
 */
export function encodeContent<T>(value: unknown, rules: ContentRules<T>): Buffer {
  const { what, schema, sensitivity } = rules;
  const json = stringify(value, what);
  const text = sensitivity.kind === 'none' ? json : redactText(json, rules, sensitivity.redact);
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > maxContentBytes) throw tooLarge(bytes.length);
  const readBack = decodeContent(bytes, schema);
  if (!readBack.ok) throw new ContentInvalidError({ what, reason: readBack.failure });
  return bytes;
}

function redactText<T>(
  json: string,
  { what }: ContentRules<T>,
  redact: ((value: JsonValue) => JsonValue) | undefined,
): string {
  if (redact === undefined) return json;
  const parsed = parseJson(json, { maxLength: maxContentBytes, maxDepth: maxContentDepth });
  if (parsed.ok) return stringify(redact(parsed.value), what);
  if (parsed.failure.code === 'json-too-long') throw tooLarge(json.length);
  throw new ContentInvalidError({ what, reason: parsed.failure.message });
}

function stringify(value: unknown, what: string): string {
  const text = tryStringify(value, what);
  if (typeof text !== 'string') throw new ContentInvalidError({ what, reason: 'no JSON value' });
  return text;
}

function tryStringify(value: unknown, what: string): unknown {
  try {
    // Not always a string, whatever its type says: undefined for undefined, functions and symbols.
    return JSON.stringify(value);
  } catch (cause) {
    throw new ContentInvalidError({ what, reason: 'a value that JSON cannot hold', cause });
  }
}

function tooLarge(bytes: number): RecordTooLargeError {
  return new RecordTooLargeError({ bytes, maxBytes: maxContentBytes });
}
