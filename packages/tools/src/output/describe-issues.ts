import type { JsonObject, JsonValue } from '@selfware/contracts';

/** The part of a zod issue that is read here. */
export interface InputIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
  /** Of fields that nobody knows. */
  readonly keys?: readonly string[] | undefined;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
}

/** Tells a model what is wrong with its arguments and what would fit; at most five faults. */
export function describeIssues(
  issues: readonly InputIssue[],
  rawInput: JsonValue,
  parameters: JsonObject,
): string {
  const lines = issues.slice(0, 5).map((issue) => `- ${describeIssue(issue, rawInput)}`);
  return [...lines, `Expected arguments: ${describeParameters(parameters)}`].join('\n');
}

function describeIssue(issue: InputIssue, rawInput: JsonValue): string {
  const name = issue.path.length === 0 ? 'arguments' : issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${name}: nothing is known of ${(issue.keys ?? []).map((key) => JSON.stringify(key.slice(0, 100))).join(', ')}`;
  const got = valueAt(rawInput, issue.path);
  if (got === undefined) return `${name}: missing`;
  return `${name}: expected ${expectation(issue)}, got ${kindOf(got)}`;
}

function expectation({ code, expected, minimum, maximum, message }: InputIssue): string {
  if (code === 'invalid_type') return String(expected);
  if (code === 'too_small') return `at least ${String(minimum)}`;
  if (code === 'too_big') return `at most ${String(maximum)}`;
  return message;
}

function valueAt(value: JsonValue, path: readonly PropertyKey[]): JsonValue | undefined {
  let present: JsonValue | undefined = value;
  for (const key of path) {
    if (typeof present !== 'object' || present === null || !Object.hasOwn(present, key))
      return undefined;
    present = new Map(Object.entries(present)).get(String(key));
  }
  return present;
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? String(value) : typeof value;
}

function describeParameters(parameters: JsonObject): string {
  const { properties, required } = parameters;
  if (typeof properties !== 'object' || properties === null) return '{}';
  const names = new Set(Array.isArray(required) ? required : []);
  const fields = Object.entries(properties).map(([name, schema]) => {
    const type = isObject(schema) ? schema['type'] : undefined;
    return `"${name}"${names.has(name) ? '' : '?'}: ${typeof type === 'string' ? type : 'any'}`;
  });
  return `{${fields.join(', ')}}`;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
