import { toolName } from '../decode/decode-json-calls.ts';
import type { ToolIndex } from '../decode/tool-index.ts';
import type { ToolCallFormat } from '../tool-call-format.ts';
import type { Chooser } from './open-block.ts';
import { readJsonBody } from './read-json-body.ts';
import { readPythonBody } from './read-python-body.ts';

const lookAhead = 256;
const jsonCall =
  /^(?:\[\s*)?\{\s*"(?:name|tool_name|tool|function|type|id|tool_calls|arguments|parameters|args|input|params)"\s*:/u;
const hopeless = /^(?:\[\s*[^\s{A-Za-z_]|\[?\s*\{\s*[^\s"])/u;

/** What a bracket may begin where no token says that a call follows. */
export interface BareFormats {
  readonly json: boolean;
  readonly python: boolean;
}

/** Looks whether a bracket begins a call: JSON with the keys of one, or a list of calls of known tools in Python's syntax. */
export function findBareCall(
  text: string,
  at: number,
  final: boolean,
  tools: ToolIndex,
  formats: BareFormats,
): Chooser | 'more' | undefined {
  const piece = text.slice(at, at + lookAhead);
  if (formats.json && jsonCall.test(piece)) return () => bareJson();
  const python = /^\[\s*([A-Za-z_][\w.-]{0,127})\s*\(/u.exec(piece)?.[1];
  if (formats.python && python !== undefined && tools.has(toolName(python, tools)))
    return () => ({ format: 'pythonic', style: 'python', reader: readPythonBody([]) });
  const decided = final || piece.length === lookAhead || python !== undefined;
  return decided || hopeless.test(piece) ? undefined : 'more';
}

function bareJson(): ReturnType<Chooser> {
  return {
    format: 'llama-json',
    style: 'json',
    reader: readJsonBody({ closers: [], again: true }),
  };
}

const fenceLanguages: ReadonlySet<string> = new Set([
  '',
  'json',
  'jsonc',
  'tool_call',
  'tool_calls',
  'tool',
  'tool_code',
]);

/** Whether a fence in this language may hold a call. */
export function mayHoldCall(language: string): boolean {
  return fenceLanguages.has(language);
}

/** How a fenced block is read on that may hold nothing but a call. */
export function chooserOfFence(marker: string): Chooser {
  return ({ text, at, final }) => {
    const piece = text.slice(at, at + lookAhead);
    if (!jsonCall.test(piece)) {
      const decided = final || piece.length === lookAhead || !/^[[{]/u.test(piece);
      return decided || hopeless.test(piece) ? undefined : 'more';
    }
    const reader = readJsonBody({ closers: [marker], again: true, fence: marker });
    return { format: 'fenced-json', style: 'json', reader };
  };
}

/** Keeps what a chooser chooses within the formats that are wanted. */
export function within(choose: Chooser, allows: (format: ToolCallFormat) => boolean): Chooser {
  return (stretch) => {
    const form = choose(stretch);
    return typeof form !== 'object' || allows(form.format) ? form : undefined;
  };
}
