import type { FoundBlock } from '../text/found-block.ts';
import { toolName } from './decode-json-calls.ts';
import type { DecodedCall } from './decoded-call.ts';
import { finishCall, invalidArguments } from './finish-call.ts';
import { parsePythonCalls } from './parse-python.ts';
import type { ToolIndex } from './tool-index.ts';

const opening = /^<(?:tool_call|\|(?:python_tag|python_start|tool_call_start)\|)>/u;
const closing = /<(?:\/tool_call|\|(?:python_end|tool_call_end|eom_id|eot_id)\|)>$/u;

/** The calls of `[f(a=1), g()]` and of `f.call(a=1)`. */
export function decodePythonCalls({ raw }: FoundBlock, tools: ToolIndex): readonly DecodedCall[] {
  const text = raw.trim().replace(opening, '').replace(closing, '').trim();
  const calls = parsePythonCalls(text);
  if (!calls.ok) {
    const { message, position } = calls.failure;
    const name = /^\[?\s*([\w.-]+)\(/u.exec(text)?.[1] ?? '';
    return [invalidArguments(name, text, message, position)];
  }
  return calls.value.map((call) => {
    const name = toolName(call.name, tools);
    // Llama's built-in form: the tool is an object that is called.
    const known = tools.has(name) ? name : name.replace(/\.call$/u, '');
    return 'arguments' in call
      ? finishCall(tools, known, call.arguments)
      : invalidArguments(known, text, call.message, call.position);
  });
}
