import { toolName } from '../decode/decode-json-calls.ts';
import type { ToolIndex } from '../decode/tool-index.ts';
import type { ToolCallFormat } from '../tool-call-format.ts';
import type { Chooser } from './open-block.ts';
import { readJsonBody } from './read-json-body.ts';
import { readPythonBody } from './read-python-body.ts';

const lookAhead = 256;
const callKeys: ReadonlySet<string> = new Set([
  ...['name', 'tool_name', 'tool', 'function', 'type', 'id', 'tool_calls'],
  ...['arguments', 'parameters', 'args', 'input', 'params'],
]);

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
  const json = looksLikeJson(piece);
  if (formats.json && json === true) return bareJson;
  const python = looksLikePython(piece, tools);
  if (formats.python && python === true)
    return () => ({ format: 'pythonic', style: 'python', reader: readPythonBody([]) });
  const open = (formats.json && json === 'more') || (formats.python && python === 'more');
  return open && !final && piece.length < lookAhead ? 'more' : undefined;
}

/** Whether a text begins as JSON with a key of a call; `more` while it may. */
function looksLikeJson(piece: string): boolean | 'more' {
  const key = /^(?:\[\s*)?\{\s*"([^"]*)"\s*(\S?)/u.exec(piece);
  if (key === null) return /^(?:\[\s*)?(?:\{\s*(?:"[^"]*)?)?$/u.test(piece) ? 'more' : false;
  const [, name = '', colon = ''] = key;
  if (!callKeys.has(name)) return false;
  return colon === '' ? 'more' : colon === ':';
}

/** Whether a text begins as a list of calls, the first one of a known tool; `more` while it may. */
function looksLikePython(piece: string, tools: ToolIndex): boolean | 'more' {
  const [, name = '', next = ''] = /^\[\s*([\w.-]{0,128})\s*(\S?)/u.exec(piece) ?? [];
  if (next === '(') return tools.has(toolName(name, tools));
  return next === '' && piece.startsWith('[') ? 'more' : false;
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
    const json = looksLikeJson(piece);
    if (json !== true)
      return json === 'more' && !final && piece.length < lookAhead ? 'more' : undefined;
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
