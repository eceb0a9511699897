import fc from 'fast-check';
import type { ToolSchema } from '../src/model-request.ts';
import type { TextToolCall } from '../src/testing/write-tool-call-text.ts';
import { createReplyScanner } from '../src/tool-calls/text/create-reply-scanner.ts';
import type { ReplyPart } from '../src/tool-calls/text/reply-part.ts';
import type { ToolCallFormat } from '../src/tool-calls/tool-call-format.ts';

/** Tools with a parameter of every type. */
export const textTools: readonly ToolSchema[] = ['write_file', 'search'].map((name) => ({
  name,
  description: '',
  parameters: {
    type: 'object',
    properties: {
      path: { type: 'string' },
      content: { type: 'string' },
      count: { type: 'integer' },
      ratio: { type: 'number' },
      deep: { type: 'boolean' },
      options: { type: 'object' },
      names: { type: 'array', items: { type: 'string' } },
    },
  },
}));

/** Pieces that break parsers: tokens of every format, code, quotes, white space. */
export const nastyPieces: readonly string[] = [
  ...[
    '<',
    '>',
    '</',
    '/',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    "'",
    '`',
    '```',
    '~~~',
    '\\',
    '\n',
    ' ',
  ],
  ...[
    '\r\n',
    '\t',
    ':',
    ',',
    ';',
    '=',
    'true',
    '123',
    'None',
    'a',
    'é',
    '日',
    '👩‍👧',
    '\u2028',
    '\0',
  ],
  ...['<tool_call>', '</tool_call>', '<function=search>', '</function>', '<parameter=path>'],
  ...['</parameter>', '<tool>', '<name>', '</name>', '<arguments>', '</arguments>', '</tool>'],
  ...['<invoke name="search">', '</invoke>', '<parameter name="path">', '<function_calls>'],
  ...[
    '</function_calls>',
    '<arg_key>',
    '</arg_key>',
    '<arg_value>',
    '</arg_value>',
    '[TOOL_CALLS]',
  ],
  ...[
    '[ARGS]',
    '<|python_tag|>',
    '<｜tool▁calls▁begin｜>',
    '<｜tool▁call▁begin｜>',
    '<｜tool▁sep｜>',
  ],
  ...[
    '<｜tool▁call▁end｜>',
    '<｜tool▁calls▁end｜>',
    '<|tool_calls_section_begin|>',
    'search',
    '> ',
  ],
  ...['<|tool_call_begin|>', '<|tool_call_argument_begin|>', '<|tool_call_end|>', '<|channel|>'],
  ...['<|tool_calls_section_end|>', '<|message|>', '<|call|>', '<|end|>', '<|start|>', 'analysis'],
  ...[
    '<think>',
    '</think>',
    '[THINK]',
    '[/THINK]',
    '```json\n',
    '{"name": "search", "arguments": ',
  ],
  ...['search(', '[search(path="a")]', ' to=functions.search ', 'x = 1', 'if (a < b) {'],
];

/** Texts made of such pieces. */
export function nastyText(maxLength = 12): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.constantFrom(...nastyPieces), fc.string({ maxLength: 4 })), { maxLength })
    .map((pieces) => pieces.join(''));
}

/** Calls of the tools above with values of every type. */
export function textCalls(text: fc.Arbitrary<string>): fc.Arbitrary<readonly TextToolCall[]> {
  const values = fc.record(
    {
      path: text,
      content: text,
      count: fc.integer(),
      ratio: fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .filter((each) => !Object.is(each, -0)),
      deep: fc.boolean(),
      options: fc.dictionary(fc.constantFrom('a', 'b c', '"'), fc.oneof(text, fc.integer()), {
        noNullPrototype: true,
      }),
      names: fc.array(text, { maxLength: 3 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  const call = fc.record({ name: fc.constantFrom('write_file', 'search'), arguments: values });
  return fc.array(call, { minLength: 1, maxLength: 3 });
}

/** What a scanner makes of a text that comes in these pieces. */
export function scanPieces(
  pieces: readonly string[],
  formats?: readonly ToolCallFormat[],
  cut = false,
): {
  readonly content: string;
  readonly reasoning: string;
  readonly calls: readonly unknown[];
  readonly diagnostics: readonly unknown[];
} {
  const scanner = createReplyScanner({ tools: textTools, formats });
  const parts = pieces.flatMap((piece) => scanner.push(piece));
  const { parts: last, calls, diagnostics } = scanner.end(cut);
  const all: readonly ReplyPart[] = [...parts, ...last];
  const join = (kind: 'text' | 'reasoning'): string =>
    all.map((part) => (part.kind === kind ? part.text : '')).join('');
  return { content: join('text'), reasoning: join('reasoning'), calls, diagnostics };
}

/** The same text cut into pieces of one to eight units. */
export function textCuts(text: string): fc.Arbitrary<readonly string[]> {
  return fc.infiniteStream(fc.integer({ min: 1, max: 8 })).map((lengths) => {
    const pieces: string[] = [];
    for (let at = 0; at < text.length;) {
      const length = Number(lengths.next().value);
      pieces.push(text.slice(at, at + length));
      at += length;
    }
    return pieces;
  });
}
