import { failed, ok, parseJson, type JsonValue, type Result } from '@selfware/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';

/** The most bytes of JSON that one record or stored value may have: 4 MiB. */
export const maxContentBytes: number = 4 * 1024 * 1024;

/** How deep a record or stored value may nest. */
export const maxContentDepth = 100;

/** The value in bytes whose checksum held, after its schema; the failure is the reason and holds nothing of the content. */
export function decodeContent<T>(
  bytes: Uint8Array,
  schema: StandardSchemaV1<unknown, T>,
): Result<T, string> {
  const parsed = decodeJson(bytes);
  return parsed.ok ? applySchema(parsed.value, schema) : parsed;
}

/** The JSON value in bytes, within the bounds of length and depth; the failure is the reason. */
export function decodeJson(bytes: Uint8Array): Result<JsonValue, string> {
  const text = decodeText(bytes);
  if (text === undefined) return failed('bytes that are not UTF-8');
  const parsed = parseJson(text, { maxLength: maxContentBytes, maxDepth: maxContentDepth });
  return parsed.ok ? parsed : failed(parsed.failure.message);
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not UTF-8: said by the result.
    return undefined;
  }
}

function applySchema<T>(value: unknown, schema: StandardSchemaV1<unknown, T>): Result<T, string> {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise)
    return failed('an asynchronous schema, where only synchronous ones are asked');
  if (result.issues === undefined) return ok(result.value);
  return failed(`issues at ${result.issues.slice(0, 5).map(describePath).join(', ')}`);
}

// The place and not the message: a schema's message may quote the content.
function describePath({ path = [] }: StandardSchemaV1.Issue): string {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return keys.length === 0 ? 'the top' : keys.join('.').slice(0, 100);
}
