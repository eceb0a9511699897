import { parseJson, type JsonObject, type JsonValue } from '@selfware/contracts';
import type { ArgumentRepair } from '../arguments/argument-repair.ts';
import { repairJson } from '../arguments/repair-json.ts';
import type { SchemaView } from '../arguments/schema-types.ts';
import { asArray, asObject, asText } from '../../wire/json-fields.ts';
import { refuse, type DecodedCall } from './decoded-call.ts';
import { finishCall, finishJsonCall, invalidArguments } from './finish-call.ts';
import type { ToolIndex } from './tool-index.ts';

/** How JSON that may be a call is read. */
export interface JsonCallOptions {
  readonly tools: ToolIndex;
  /** Whether one missing bracket at the end is added. */
  readonly mayClose: boolean;
  /** Nothing but its shape says that this is a call: it has to be an exact one. */
  readonly bare: boolean;
}

const limits = { maxLength: 4_000_000, maxDepth: 64 };
const nameKeys = ['name', 'tool_name', 'tool', 'function'] as const;
const argumentKeys = ['arguments', 'parameters', 'args', 'input', 'params'] as const;
const otherKeys = new Set(['id', 'type', 'index', 'call_id', 'tool_call_id']);

/** The calls that a JSON text names: one object, a list of them, or OpenAI's `tool_calls`. */
export function decodeJsonCalls(text: string, options: JsonCallOptions): readonly DecodedCall[] {
  const parsed = read(text, options);
  return 'failure' in parsed ? [parsed.failure] : callsOf(parsed.value, parsed.repairs, options);
}

type Read =
  | { readonly value: JsonValue; readonly repairs: readonly ArgumentRepair[] }
  | { readonly failure: DecodedCall };

function read(text: string, { tools, mayClose, bare }: JsonCallOptions): Read {
  const strict = parseJson(text, limits);
  if (strict.ok) return { value: strict.value, repairs: [] };
  const name = /"(?:name|tool_name|tool|function)"\s*:\s*"([^"\\]{1,128})"/u.exec(text)?.[1];
  const schema = name === undefined ? undefined : tools.schemaOf(toolName(name, tools));
  const repaired = repairJson(text, { schema: wrapped(schema), mayClose });
  if (repaired.ok) return repaired.value;
  if (bare && schema === undefined) return { failure: { status: 'text' } };
  const { message, position } = repaired.failure;
  return { failure: invalidArguments(name ?? '', text, message, position) };
}

/** The schema of a whole call. */
function wrapped(view: SchemaView | undefined): SchemaView | undefined {
  if (view === undefined) return undefined;
  const properties = Object.fromEntries(argumentKeys.map((key) => [key, view.schema]));
  const list = { items: { properties } };
  return { schema: { properties: { ...properties, ...list }, ...list }, root: view.root };
}

function callsOf(
  value: JsonValue,
  repairs: readonly ArgumentRepair[],
  options: JsonCallOptions,
): readonly DecodedCall[] {
  const object = asObject(value);
  const list = object === undefined ? value : object['tool_calls'];
  if (typeof list === 'object' && list !== null && asObject(list) === undefined) {
    const calls = asArray(list).map((each) => callOf(asObject(each), repairs, options));
    return calls.length === 0 && options.bare ? [{ status: 'text' }] : calls;
  }
  return [callOf(object, repairs, options)];
}

function callOf(
  written: JsonObject | undefined,
  repairs: readonly ArgumentRepair[],
  options: JsonCallOptions,
): DecodedCall {
  const call = asObject(written?.['function']) ?? written ?? {};
  const { tools, bare } = options;
  const names = nameKeys.flatMap((key) => asText(call[key]) ?? []);
  const [name] = names;
  const given = argumentKeys.filter((key) => key in call);
  if (bare && !isExact(call, names.length, given.length)) return { status: 'text' };
  if (name === undefined)
    return refuse(
      'invalid-arguments',
      'The call was not run, because it names no tool: expected "name" and "arguments".',
      { rawArguments: JSON.stringify(written ?? null), position: 0 },
    );
  const [first, ...others] = given.map((key) => JSON.stringify(call[key]));
  if (names.length > 1 || others.some((each) => each !== first) || hasLooseKeys(call, given.length))
    return ambiguous(name);
  const values = given[0] === undefined ? undefined : call[given[0]];
  const known = toolName(name, tools);
  if (bare && !tools.has(known) && others.length === 0) return unknownBare(known, options);
  if (typeof values === 'string') return finishJsonCall(tools, known, values, false);
  const object = values === undefined || values === null ? {} : asObject(values);
  return object === undefined
    ? invalidArguments(name, JSON.stringify(values), 'expected an object', 0)
    : finishCall(tools, known, object, repairs);
}

function isExact(call: JsonObject, names: number, given: number): boolean {
  const known = (key: string): boolean =>
    otherKeys.has(key) || [...nameKeys, ...argumentKeys].some((each) => each === key);
  return names === 1 && given >= 1 && Object.keys(call).every(known);
}

/** Arguments that stand beside the name, where nobody can tell them from other fields. */
function hasLooseKeys(call: JsonObject, given: number): boolean {
  const isName = (key: string): boolean => nameKeys.some((each) => each === key);
  return given === 0 && Object.keys(call).some((key) => !otherKeys.has(key) && !isName(key));
}

// Plain data may have these keys, too: only a likely slip is worth a word.
function unknownBare(name: string, { tools }: JsonCallOptions): DecodedCall {
  const call = finishCall(tools, name, {});
  const near = call.status === 'refused' ? (call.fault.nearNames ?? []) : [];
  return near.length > 0 ? call : { status: 'text' };
}

function ambiguous(name: string): DecodedCall {
  return refuse(
    'ambiguous-call',
    `The call of ${JSON.stringify(name.slice(0, 100))} was not run, because it can be read in more than one way: expected exactly "name" and "arguments".`,
    { name },
  );
}

/** The name as the tools have it: some models put their namespace before it. */
export function toolName(written: string, tools: ToolIndex): string {
  const name = written.trim();
  const short = name.replace(/^functions?\./u, '');
  return tools.has(name) ? name : short;
}
