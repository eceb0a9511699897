import type { FoundBlock } from '../text/found-block.ts';
import { decodeJsonCalls, toolName } from './decode-json-calls.ts';
import { refuse, type DecodedCall } from './decoded-call.ts';
import { finishJsonCall } from './finish-call.ts';
import type { ToolIndex } from './tool-index.ts';

/** The calls of a block in which a name stands before each JSON value: Mistral, DeepSeek, Kimi, Harmony, `<function=f>{}`. */
export function decodeHeadedJson(block: FoundBlock, tools: ToolIndex): readonly DecodedCall[] {
  const { raw, values, ending, cut } = block;
  const mayClose = !cut && ending !== 'unfinished';
  // Harmony leaves the message of a tool without arguments empty.
  const empty = values.length === 0 && ending === 'closed' && block.format === 'harmony';
  if (empty) return [finishJsonCall(tools, toolName(block.name ?? '', tools), '', false)];
  let from = 0;
  const calls = values.flatMap(({ start, end }) => {
    const name = nameBefore(block, raw.slice(from, start));
    from = end;
    const json = raw.slice(start, end);
    if (name === undefined) return decodeJsonCalls(json, { tools, mayClose, bare: false });
    return name === ''
      ? [nameless]
      : [finishJsonCall(tools, toolName(name, tools), json, mayClose)];
  });
  // A call that was begun behind the last value has none.
  const begun = values.length === 0 || /call[_▁ ]begin|\[TOOL_CALLS\]/u.test(raw.slice(from));
  return begun ? [...calls, withoutValue] : calls;
}

/** The tool's name; empty when it cannot be read, absent when the value itself holds it. */
function nameBefore({ format, name }: FoundBlock, header: string): string | undefined {
  if (name !== undefined) return name;
  if (format === 'mistral') return nameOfMistral(header);
  if (format === 'kimi') return nameOfKimi(header);
  return nameOfDeepSeek(header);
}

function nameOfMistral(header: string): string | undefined {
  const rest = header
    .slice(-512)
    .replace(/^[^]*\[TOOL_CALLS\]/u, '')
    .trim();
  if (rest === '') return undefined;
  return /^([\w.:-]+)\s*(?:\[CALL_ID\]\s*[\w-]*\s*)?(?:\[ARGS\])?$/u.exec(rest)?.[1] ?? '';
}

function nameOfKimi(header: string): string {
  const from = header.lastIndexOf('<|tool_call_begin|>');
  const named = /^<\|tool_call_begin\|>\s*([^\s<]+?)\s*<\|tool_call_argument_begin\|>\s*$/u.exec(
    header.slice(Math.max(0, from, header.length - 512)),
  );
  return named?.[1]?.replace(/:\d+$/u, '') ?? '';
}

function nameOfDeepSeek(header: string): string {
  const named =
    /call[_▁ ]begin[|｜]>\s*(?:function<[|｜][^<>]{0,4}tool[^<>]{0,4}sep[|｜]>)?\s*([\w.:-]+)\s*(?:<[|｜]tool[^<>]{0,4}sep[|｜]>)?\s*(?:```(?:json)?\s*)?$/u.exec(
      header.slice(-512).replaceAll('\\', ''),
    );
  return named?.[1] ?? '';
}

const nameless = refuse(
  'invalid-arguments',
  'The call was not run, because the name of its tool cannot be read. Repeat it.',
);

const withoutValue = refuse(
  'unfinished-call',
  'The call was not run, because its arguments are missing. Repeat it as a whole.',
);
