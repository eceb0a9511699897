import { parseJson, type JsonObject, type JsonValue } from '@selfware/contracts';
import { asArray, asObject } from '../../wire/json-fields.ts';
import { parsePythonValue } from '../decode/parse-python.ts';
import { repairJson } from './repair-json.ts';
import { itemOf, propertyOf, typeOfValue, typesOf, type SchemaView } from './schema-types.ts';

const limits = { maxLength: 4_000_000, maxDepth: 64 };

/**
 * Reads a value that was written as plain text, as the schema wants it. A text stays a text, byte for byte, wherever the
 * schema takes one; what does not convert without loss stays a text, for the tool to refuse.
 */
export function coerceText(text: string, schema: SchemaView | undefined): JsonValue {
  const types = typesOf(schema);
  if (types.size === 0) return schema === undefined ? text : (readExactly(text) ?? text);
  if (types.has('string') && types.size === 1) return text;
  const value = convert(text.trim(), schema);
  if (value === undefined || !accepts(types, value)) return text;
  if (!types.has('string')) return value;
  // Templates write a null like this; `none` in small letters is a word that tools know.
  if (value === null) return /^(?:null|None)$/u.test(text.trim()) ? null : text;
  // Where both fit, a list and an object are what they look like; of others only the one spelling that JSON has is no text.
  const plain = typeof value === 'object' ? readExactly(text) : value;
  return plain !== undefined && (plain !== value || JSON.stringify(value) === text) ? plain : text;
}

/** The same value, with texts inside it turned into what the schema wants where it takes no text. */
export function coerceValue(
  value: JsonValue,
  schema: SchemaView | undefined,
  depth = 0,
): JsonValue {
  if (schema === undefined || depth > 32) return value;
  if (typeof value === 'string') {
    const types = typesOf(schema);
    return types.size === 0 || types.has('string') ? value : coerceText(value, schema);
  }
  const object = asObject(value);
  if (object !== undefined) return coerceEntries(object, schema, depth);
  if (typeOfValue(value) !== 'array') return value;
  return asArray(value).map((each) => coerceValue(each, itemOf(schema), depth + 1));
}

/** The same arguments, each as the schema of its property wants it. */
export function coerceEntries(object: JsonObject, schema: SchemaView, depth = 0): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, each]) => [
      key,
      coerceValue(each, propertyOf(schema, key), depth + 1),
    ]),
  );
}

function accepts(types: ReturnType<typeof typesOf>, value: JsonValue): boolean {
  const type = typeOfValue(value);
  return types.has(type) || (type === 'integer' && types.has('number'));
}

/** The JSON value that a text is word for word; absent for other texts. */
function readExactly(text: string): JsonValue | undefined {
  const parsed = parseJson(text, limits);
  return parsed.ok && typeof parsed.value !== 'string' ? parsed.value : undefined;
}

function convert(text: string, schema: SchemaView | undefined): JsonValue | undefined {
  if (/^(?:true|false)$/iu.test(text)) return text.toLowerCase() === 'true';
  if (/^(?:null|none)$/iu.test(text)) return null;
  if (/^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(text)) return readNumber(text);
  const repaired = repairJson(text, { schema, mayClose: false });
  const value = repaired.ok ? repaired.value.value : undefined;
  // Some templates teach models to write a list or an object as JSON text inside of JSON.
  if (typeof value === 'string' && value.trim() !== text) return coerceValue(value, schema);
  if (value !== undefined) return coerceValue(value, schema);
  // Some models write lists and objects as Python shows them.
  const python = /^[[{]/u.test(text) ? parsePythonValue(text) : undefined;
  return python?.ok === true ? coerceValue(python.value, schema) : undefined;
}

// Digits that a number cannot hold would be another value.
function readNumber(text: string): number | undefined {
  const value = Number(text);
  const lost = Number.isInteger(value) && !Number.isSafeInteger(value) && String(value) !== text;
  return lost || !Number.isFinite(value) ? undefined : value;
}
