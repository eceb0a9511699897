import type { ToolCallFormat } from '../tool-call-format.ts';
import type { BodyReader, BodyStep, Stretch } from './body-reader.ts';
import type { Opening } from './find-opening.ts';
import type { BlockStyle } from './found-block.ts';
import { matchToken, skipSpace, undecided } from './match-token.ts';
import { readGemmaBody } from './read-gemma-body.ts';
import { readJsonBody } from './read-json-body.ts';
import { readPythonBody } from './read-python-body.ts';
import { readTaggedBody } from './read-tagged-body.ts';

/** What a block turned out to be, and who reads it. */
export interface BlockForm {
  readonly format: ToolCallFormat;
  readonly style: BlockStyle;
  readonly reader: BodyReader;
  readonly name?: string;
}

/** Decides from what follows an opening token how its block is written; `more` when that is not there yet. */
export type Chooser = (stretch: Stretch) => BlockForm | 'more' | undefined;

/** A block whose form may not be known yet. */
export interface OpenBlock {
  read(stretch: Stretch): BodyStep;
  /** Absent until it is known. */
  form(): BlockForm | undefined;
}

/** Opens the block of a token. */
export function openBlock(choose: Chooser): OpenBlock {
  let form: BlockForm | undefined;
  return {
    read(stretch) {
      if (form !== undefined) return form.reader.read(stretch);
      const at = skipSpace(stretch.text, stretch.at);
      if (at >= stretch.text.length) return { at, state: 'more' };
      const chosen = choose({ ...stretch, at });
      if (chosen === 'more') return { at, state: stretch.final ? 'not-a-call' : 'more' };
      if (chosen === undefined) return { at, state: 'not-a-call' };
      form = chosen;
      return form.reader.read({ ...stretch, at });
    },
    form: () => form,
  };
}

/** How the block of an opening token is read on. */
export function chooserOf({ kind, token, header }: Opening): Chooser {
  switch (kind) {
    case 'tool-call':
      return chooseToolCall;
    case 'element':
      return chooseElement;
    case 'function':
      return chooseFunction;
    case 'invoke':
      return () => ({ format: 'invoke', style: 'tagged', reader: readTaggedBody(invokeTags([])) });
    case 'container':
      return (stretch) => chooseContainer(stretch, `</${token.slice(1)}`);
    case 'mistral':
      return chooseMistral;
    case 'python-tag':
      return choosePythonTag;
    case 'python-list':
      return () => ({ format: 'pythonic', style: 'python', reader: readPythonBody(pythonEnds) });
    case 'gemma':
      return () => ({ format: 'gemma', style: 'gemma', reader: readGemmaBody() });
    case 'harmony':
      return harmonyOf(header?.recipient ?? '');
    default:
      return () => sectionOf(kind);
  }
}

const pythonEnds = ['<|python_end|>', '<|tool_call_end|>', '<|eom_id|>', '<|eot_id|>'];
const lookAhead = 320;

const qwenTags = {
  parameterOpen: ['<parameter=', '<parameter ='],
  parameterClose: ['</parameter>'],
  callClose: ['</function>'],
};

function chooseToolCall(stretch: Stretch): ReturnType<Chooser> {
  const { text, at, final } = stretch;
  const containerClose = ['</tool_call>'];
  if ('{[`'.includes(text.charAt(at))) return jsonIn('hermes', stretch, containerClose);
  const qwen = matchToken(text, at, ['<function'], final);
  const invoke = matchToken(text, at, ['<invoke '], final);
  if (qwen === undecided || invoke === undecided) return 'more';
  if (qwen > 0) {
    const nested = { container: '<tool_call>', call: '<function=' };
    const reader = readTaggedBody({ ...qwenTags, containerClose, nested });
    return { format: 'qwen-xml', style: 'tagged', reader };
  }
  if (invoke > 0) {
    const reader = readTaggedBody(invokeTags(containerClose));
    return { format: 'invoke', style: 'tagged', reader };
  }
  return chooseNamed(stretch);
}

function jsonIn(
  format: ToolCallFormat,
  { text, at, final }: Stretch,
  closers: readonly string[],
): ReturnType<Chooser> {
  const reader = readJsonBody({ closers, again: true });
  if (text.charAt(at) !== '`') return { format, style: 'json', reader };
  // A fence inside of the tags: its first line says nothing.
  const fence = /^```\w{0,16}\s{1,16}(?=[{[])/u.exec(text.slice(at, at + 40));
  if (fence === null) return final || text.length - at > 40 ? undefined : 'more';
  const skipping = skipFirst(reader, fence[0].length);
  return { format, style: 'json', reader: skipping };
}

function skipFirst(reader: BodyReader, length: number): BodyReader {
  let left = length;
  return {
    values: reader.values,
    atEnd: (total) => reader.atEnd(total),
    read(stretch) {
      const skipped = Math.min(left, stretch.text.length - stretch.at);
      left -= skipped;
      return reader.read({ ...stretch, at: stretch.at + skipped });
    },
  };
}

/** A name: GLM's tags follow it, or arguments as Python has them. */
function chooseNamed({ text, at, final }: Stretch): ReturnType<Chooser> {
  const piece = text.slice(at, at + lookAhead);
  if (/^[A-Za-z_][\w.-]{0,127}\s*\(/u.test(piece))
    return { format: 'pythonic', style: 'python', reader: readPythonBody(['</tool_call>']) };
  const tag = piece.indexOf('<');
  if (tag === -1) return final || piece.length === lookAhead ? undefined : 'more';
  const follows = matchToken(text, at + tag, ['<arg_key>', '</tool_call>'], final);
  if (follows === undecided) return 'more';
  if (follows === 0 || !/^[\w.:-]{1,128}\s*$/u.test(piece.slice(0, tag))) return undefined;
  const reader = readTaggedBody({
    parameterOpen: ['<arg_value>', '<arg_key>'],
    parameterClose: ['</arg_value>'],
    callClose: [],
    containerClose: ['</tool_call>'],
  });
  return { format: 'glm', style: 'tagged', reader };
}

function chooseFunction({ text, at, final }: Stretch): ReturnType<Chooser> {
  const piece = text.slice(at, at + lookAhead);
  const head = /^["']?([^>\s"']{1,128})["']?\s*>\s*(?=\S)/u.exec(piece);
  if (head === null) return final || piece.length === lookAhead ? undefined : 'more';
  const [{ length }, name = ''] = head;
  if (piece[length] !== '{') {
    const reader = readTaggedBody({ ...qwenTags, containerClose: [] });
    return { format: 'qwen-xml', style: 'tagged', reader };
  }
  const json = readJsonBody({ closers: ['</function>'], again: false });
  return { format: 'qwen-xml', style: 'headed-json', reader: skipFirst(json, length), name };
}

function invokeTags(containerClose: readonly string[]): Parameters<typeof readTaggedBody>[0] {
  const prefixes = ['', 'minimax:', 'antml:', '｜DSML｜', '|DSML|'];
  return {
    parameterOpen: prefixes.map((prefix) => `<${prefix}parameter name=`),
    parameterClose: prefixes.map((prefix) => `</${prefix}parameter>`),
    callClose: prefixes.map((prefix) => `</${prefix}invoke>`),
    containerClose,
  };
}

function chooseContainer(stretch: Stretch, close: string): ReturnType<Chooser> {
  const { text, at, final } = stretch;
  if ('{[`'.includes(text.charAt(at))) return jsonIn('hermes', stretch, [close]);
  const piece = text.slice(at, at + 32);
  if (/^<(?:[\w-]+:|[|｜]DSML[|｜])?invoke\s/u.test(piece))
    return { format: 'invoke', style: 'tagged', reader: readTaggedBody(invokeTags([close])) };
  if (/^<function\s*=/u.test(piece)) {
    const reader = readTaggedBody({ ...qwenTags, containerClose: [close] });
    return { format: 'qwen-xml', style: 'tagged', reader };
  }
  return final || piece.length === 32 || !piece.startsWith('<') ? undefined : 'more';
}

function chooseMistral({ text, at, final }: Stretch): ReturnType<Chooser> {
  const piece = text.slice(at, at + lookAhead);
  const head =
    /^(?:[\w.:-]{1,128}\s*(?:\[CALL_ID\]\s*[\w-]{0,64}\s*)?(?:\[ARGS\]\s*)?)?(?=\{|\[(?!CALL_ID|ARGS))/u;
  const length = head.exec(piece)?.[0].length;
  // The bracket of a list may still turn out to be one of a token.
  const doubtful = length !== undefined && piece[length] === '[' && piece.length - length < 9;
  if (length === undefined || (doubtful && !final))
    return final || piece.length === lookAhead ? undefined : 'more';
  const reader = skipFirst(
    readJsonBody({ closers: ['[/TOOL_CALLS]', '</s>'], again: false }),
    length,
  );
  return { format: 'mistral', style: 'headed-json', reader };
}

function choosePythonTag({ text, at }: Stretch): BlockForm {
  if (text.charAt(at) !== '{')
    return { format: 'python-tag', style: 'python', reader: readPythonBody(pythonEnds) };
  const reader = readJsonBody({ closers: pythonEnds, again: true });
  return { format: 'python-tag', style: 'json', reader };
}

function harmonyOf(recipient: string): Chooser {
  const closers = ['<|call|>', '<|end|>', '<|return|>'];
  return () => ({
    format: 'harmony',
    style: 'headed-json',
    reader: readJsonBody({ closers, again: false }),
    name: recipient,
  });
}

const deepSeekSpellings = ['▁', '_', ' ', '\\_'];

function sectionOf(kind: Opening['kind']): BlockForm {
  if (kind === 'kimi' || kind === 'kimi-call') {
    const ends = ['<|tool_calls_section_end|>', '<|tool_call_section_end|>'];
    const valueClosers = ['<|tool_call_end|>'];
    const closers = kind === 'kimi' ? ends : [...ends, ...valueClosers];
    const reader = readJsonBody({ closers, again: true, section: true, valueClosers });
    return { format: 'kimi', style: 'headed-json', reader };
  }
  const ends = deepSeekSpellings.map((gap) => `<｜tool${gap}calls${gap}end｜>`);
  const valueClosers = deepSeekSpellings.map((gap) => `<｜tool${gap}call${gap}end｜>`);
  const closers = kind === 'deepseek' ? ends : [...ends, ...valueClosers];
  const reader = readJsonBody({ closers, again: true, section: true, valueClosers });
  return { format: 'deepseek', style: 'headed-json', reader };
}

function chooseElement({ text, at, final }: Stretch): ReturnType<Chooser> {
  const piece = text.slice(at, at + lookAhead);
  const more = final || piece.length === lookAhead ? undefined : 'more';
  const head = elementHead.exec(piece);
  if (head === null) return more;
  const opens = matchToken(piece, head[0].length, ['<arguments>'], final);
  const length = skipSpace(piece, head[0].length + Math.max(0, opens));
  if (opens === undecided || length === piece.length) return more;
  if (piece[length] !== '{') {
    const tags = { parameterOpen: ['<'], parameterClose: ['</name>', '</function>'] };
    const ends = { callClose: ['</arguments>'], containerClose: ['</tool>'] };
    return { format: 'selfware', style: 'element', reader: readTaggedBody({ ...tags, ...ends }) };
  }
  const closers = ['</tool>', 'tool>'];
  const reader = skipFirst(readJsonBody({ closers, again: false, section: true }), length);
  return { format: 'selfware', style: 'element', reader };
}

const elementHead =
  /^<(?:name|function)\s*[=>]\s*[^<>\s]{1,128}?\s*(?:<\/(?:name|function)>|>)\s*/u;
