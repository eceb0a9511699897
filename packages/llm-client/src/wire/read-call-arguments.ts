import { parseJson } from '@selfware/contracts';
import type { ReplyToolCall } from '../model-event.ts';
import type { RequestedToolCall, ToolSchema } from '../model-request.ts';
import { asObject } from './json-fields.ts';

const limits = { maxLength: 4_000_000, maxDepth: 64 };

/** Reads the arguments of native calls, repaired where that cannot change their meaning; `mayClose` is false for an answer that was cut off. */
export async function readCallArguments(
  calls: readonly RequestedToolCall[],
  tools: readonly ToolSchema[] = [],
  mayClose = false,
): Promise<readonly ReplyToolCall[]> {
  return Promise.all(calls.map((call) => readCall(call, tools, mayClose)));
}

async function readCall(
  call: RequestedToolCall,
  tools: readonly ToolSchema[],
  mayClose: boolean,
): Promise<ReplyToolCall> {
  const { name, rawArguments } = call;
  if (rawArguments.trim() === '') return { ...call, arguments: {} };
  const strict = parseJson(rawArguments, limits);
  const value = strict.ok ? asObject(strict.value) : undefined;
  if (value !== undefined) return { ...call, arguments: value };
  const { repairJson } = await import('../tool-calls/arguments/repair-json.ts');
  const schema = tools.find((tool) => tool.name === name)?.parameters;
  const view = schema === undefined ? undefined : { schema, root: schema };
  const repaired = repairJson(rawArguments, { schema: view, mayClose });
  if (!repaired.ok) return { ...call, failure: repaired.failure };
  const object = asObject(repaired.value.value);
  if (object === undefined)
    return { ...call, failure: { message: 'expected an object', position: 0 } };
  const { repairs } = repaired.value;
  return { ...call, rawArguments: JSON.stringify(object), arguments: object, repairs };
}
