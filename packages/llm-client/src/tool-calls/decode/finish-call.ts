import type { JsonObject } from '@selfware/contracts';
import type { ArgumentRepair } from '../arguments/argument-repair.ts';
import { coerceEntries, coerceText } from '../arguments/coerce-by-schema.ts';
import { repairJson } from '../arguments/repair-json.ts';
import { propertyOf } from '../arguments/schema-types.ts';
import { asObject } from '../../wire/json-fields.ts';
import { nearNames } from '../near-names.ts';
import { refuse, type DecodedCall } from './decoded-call.ts';
import type { ToolIndex } from './tool-index.ts';

/** A call whose arguments are JSON values already; refused when there is no such tool. */
export function finishCall(
  tools: ToolIndex,
  name: string,
  values: JsonObject,
  repairs: readonly ArgumentRepair[] = [],
): DecodedCall {
  const schema = tools.schemaOf(name);
  if (schema === undefined) return unknownTool(tools, name);
  return { status: 'call', name, arguments: coerceEntries(values, schema), repairs };
}

/** A call whose arguments are JSON text, or nothing at all for a tool without arguments. */
export function finishJsonCall(
  tools: ToolIndex,
  name: string,
  rawArguments: string,
  mayClose: boolean,
): DecodedCall {
  if (!tools.has(name)) return unknownTool(tools, name);
  if (rawArguments.trim() === '') return finishCall(tools, name, {});
  const parsed = repairJson(rawArguments, { schema: tools.schemaOf(name), mayClose });
  if (!parsed.ok) {
    const { message, position } = parsed.failure;
    return invalidArguments(name, rawArguments, message, position);
  }
  const { value, repairs } = parsed.value;
  if (typeof value === 'string') return finishJsonCall(tools, name, value, false);
  const values = value === null ? {} : asObject(value);
  return values === undefined
    ? invalidArguments(name, rawArguments, 'expected an object', 0)
    : finishCall(tools, name, values, repairs);
}

/** Arguments as plain texts. */
export interface TextArguments {
  readonly texts: ReadonlyMap<string, string>;
  /** The ones that the model marked as JSON. */
  readonly typed: ReadonlySet<string>;
  readonly repairs: readonly ArgumentRepair[];
}

/** A call whose arguments are plain texts, each read as the schema of its property wants it. */
export function finishTextCall(
  tools: ToolIndex,
  name: string,
  { texts, typed, repairs }: TextArguments,
): DecodedCall {
  const schema = tools.schemaOf(name);
  if (schema === undefined) return unknownTool(tools, name);
  const values = Object.fromEntries(
    [...texts].map(([key, text]) => {
      const property = propertyOf(schema, key) ?? (typed.has(key) ? anything : undefined);
      return [key, coerceText(text, property)];
    }),
  );
  return { status: 'call', name, arguments: values, repairs };
}

const anything = { schema: {}, root: {} };

/** Refuses a call whose arguments cannot be read. */
export function invalidArguments(
  name: string,
  rawArguments: string,
  message: string,
  position: number,
): DecodedCall {
  const text = `The call of ${shown(name)} was not run, because its arguments are invalid: ${message} at character ${position}. Repeat the whole call with valid arguments.`;
  return refuse('invalid-arguments', text, { name, rawArguments, position });
}

function unknownTool(tools: ToolIndex, name: string): DecodedCall {
  const near = nearNames(name, tools.names);
  const hint =
    near.length > 0
      ? `Did you mean ${near.map((each) => `"${each}"`).join(' or ')}?`
      : `The tools are: ${tools.names.join(', ')}.`;
  const text = `The call was not run, because there is no tool ${shown(name)}. ${hint}`;
  return refuse('unknown-tool', text, { name, nearNames: near });
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
