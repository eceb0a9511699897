import type { FoundBlock } from '../text/found-block.ts';
import { decodeGemmaCall } from './decode-gemma-call.ts';
import { decodeHeadedJson } from './decode-headed-json.ts';
import { decodeJsonCalls, toolName } from './decode-json-calls.ts';
import { decodePythonCalls } from './decode-python-calls.ts';
import { decodeTaggedCalls } from './decode-tagged-calls.ts';
import { refuse, type DecodedCall } from './decoded-call.ts';
import { finishJsonCall } from './finish-call.ts';
import { grammarOf } from './tag-grammar.ts';
import { TextCursor } from './text-cursor.ts';
import type { ToolIndex } from './tool-index.ts';

/** The calls of a block. One that the server cut off is refused as a whole: nobody knows what was to follow. */
export function decodeBlock(block: FoundBlock, tools: ToolIndex): readonly DecodedCall[] {
  if (block.cut && block.ending !== 'closed') return [refuse('unfinished-call', cutOff)];
  if (block.ending === 'unfinished') return [decodeOpenEnd(block, tools)];
  switch (block.style) {
    case 'json':
      return decodeValues(block, tools);
    case 'headed-json':
      return decodeHeadedJson(block, tools);
    case 'tagged':
      return decodeTaggedCalls(block, tools);
    case 'element':
      return decodeElement(block, tools);
    case 'python':
      return decodePythonCalls(block, tools);
    case 'gemma':
      return [decodeGemmaCall(block, tools)];
  }
}

const cutOff =
  'The call was not run, because the answer was cut off inside of it. Repeat it, in shorter steps.';

/** A block whose JSON did not end: one bracket may be missing, and no more. */
function decodeOpenEnd(block: FoundBlock, tools: ToolIndex): DecodedCall {
  const closed: FoundBlock = { ...block, ending: 'complete' };
  const { style, values } = block;
  const mayEnd = style.endsWith('json') || (style === 'element' && values.length > 0);
  const calls = mayEnd ? decodeBlock(closed, tools) : [];
  const [call] = calls;
  if (calls.length === 1 && call !== undefined) return call;
  return refuse(
    'unfinished-call',
    'The call was not run, because it does not end. Repeat it as a whole.',
  );
}

function decodeValues(
  { raw, values, format }: FoundBlock,
  tools: ToolIndex,
): readonly DecodedCall[] {
  const bare = format === 'llama-json' || format === 'fenced-json';
  const calls = values.flatMap(({ start, end }) =>
    decodeJsonCalls(raw.slice(start, end), { tools, mayClose: !bare, bare }),
  );
  return calls.length > 0 ? calls : [refuse('invalid-arguments', withoutCall)];
}

const withoutCall = 'The call was not run, because it is empty. Write the name and the arguments.';

/** `<tool><name>N</name><arguments>…</arguments></tool>`, whose arguments are JSON or elements. */
function decodeElement(block: FoundBlock, tools: ToolIndex): readonly DecodedCall[] {
  const [value, ...more] = block.values;
  if (value === undefined) return decodeTaggedCalls(block, tools);
  const written = new TextCursor(block.raw).take(grammarOf('selfware').callOpen);
  if (written === undefined || more.length > 0)
    return [refuse('ambiguous-call', 'The call was not run: expected one name and one object.')];
  const json = block.raw.slice(value.start, value.end);
  return [finishJsonCall(tools, toolName(written, tools), json, true)];
}
