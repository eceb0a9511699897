import type { JsonObject, JsonValue } from '@selfware/contracts';
import { asArray, asObject } from '../../wire/json-fields.ts';

/** A type of JSON value, as JSON Schema names it. */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** A schema and the document that its references lead into. */
export interface SchemaView {
  readonly schema: JsonObject;
  readonly root: JsonObject;
}

const maxNesting = 8;

/** The types that a schema accepts, through references, unions and values; empty when it accepts any. */
export function typesOf(view: SchemaView | undefined, nesting = 0): ReadonlySet<JsonType> {
  if (view === undefined || nesting > maxNesting) return new Set();
  const { schema, root } = resolve(view, nesting);
  const named = [schema['type'] ?? []].flat().flatMap(readType);
  if (named.length > 0) return new Set(named);
  const values = 'const' in schema ? [schema['const'] ?? null] : asArray(schema['enum']);
  if (values.length > 0) return new Set(values.map(typeOfValue));
  const alternatives = unionsOf(schema).map((each) => typesOf({ schema: each, root }, nesting + 1));
  // A union with an alternative that accepts anything accepts anything.
  if (alternatives.some(({ size }) => size === 0)) return new Set();
  if (alternatives.length > 0) return new Set(alternatives.flatMap((types) => [...types]));
  return new Set(asObject(schema['properties']) === undefined ? [] : (['object'] as const));
}

/** The schema of a property, through references and unions; absent when the schema does not name it. */
export function propertyOf(
  view: SchemaView | undefined,
  key: string,
  nesting = 0,
): SchemaView | undefined {
  if (view === undefined || nesting > maxNesting) return undefined;
  const { schema, root } = resolve(view, nesting);
  const properties = asObject(schema['properties']);
  const own =
    properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
  const found = asObject(own);
  if (found !== undefined) return { schema: found, root };
  for (const each of unionsOf(schema)) {
    const inner = propertyOf({ schema: each, root }, key, nesting + 1);
    if (inner !== undefined) return inner;
  }
  const additional = asObject(schema['additionalProperties']);
  return additional === undefined ? undefined : { schema: additional, root };
}

/** The schema of the elements of an array; absent when the schema does not tell. */
export function itemOf(view: SchemaView | undefined, nesting = 0): SchemaView | undefined {
  if (view === undefined || nesting > maxNesting) return undefined;
  const { schema, root } = resolve(view, nesting);
  const items = asObject(schema['items']);
  if (items !== undefined) return { schema: items, root };
  for (const each of unionsOf(schema)) {
    const inner = itemOf({ schema: each, root }, nesting + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function unionsOf(schema: JsonObject): readonly JsonObject[] {
  return ['anyOf', 'oneOf', 'allOf']
    .flatMap((key) => asArray(schema[key]).map(asObject))
    .filter((each) => each !== undefined);
}

function resolve({ schema, root }: SchemaView, nesting: number): SchemaView {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#') || nesting > maxNesting)
    return { schema, root };
  let target: JsonValue | undefined = root;
  for (const part of reference
    .slice(1)
    .split('/')
    .filter((each) => each !== ''))
    target = asObject(target)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  const found = asObject(target);
  return found === undefined || found === schema
    ? { schema: {}, root }
    : resolve({ schema: found, root }, nesting + 1);
}

// Schemas of small tools are written by hand, in the words of Python and of other languages.
const typeNames: ReadonlyMap<string, JsonType> = new Map<string, JsonType>([
  ...(['string', 'integer', 'number', 'boolean', 'null', 'object', 'array'] as const).map(
    (type) => [type, type] as const,
  ),
  ['str', 'string'],
  ['text', 'string'],
  ['int', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['bool', 'boolean'],
  ['dict', 'object'],
  ['list', 'array'],
]);

function readType(value: JsonValue): readonly JsonType[] {
  const type = typeof value === 'string' ? typeNames.get(value) : undefined;
  return type === undefined ? [] : [type];
}

/** The type of a value. */
export function typeOfValue(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'array' : 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}
