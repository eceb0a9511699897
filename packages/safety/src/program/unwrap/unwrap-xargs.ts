import { programName, type Invocation } from '../invocation.ts';
import type { OptionTable } from '../options/option-table.ts';
import { readOptions, type GivenOption } from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import { literal, literalText, unknownWord, type WordValue } from '../words/word-value.ts';
import { runsItsArguments } from './interpreters.ts';
import { runsGivenText } from '../script/follow-variables.ts';
import { withHidden } from './find-hidden-commands.ts';
import { readInputWords } from './read-input-words.ts';
import type { Unwrapper } from './unwrapper.ts';

const table: OptionTable = {
  flag: '-0 --null -r --no-run-if-empty -t --verbose -x --exit',
  optional: '-i --replace -e --eof',
  value: '-d --delimiter -E -I -n --max-args -P --max-procs -R -S',
  read: '-a --arg-file',
  asks: '-p --interactive -o --open-tty --show-limits -l --max-lines',
  'asks-value': '--process-slot-var -J -L -s --max-chars',
  informs: '--help --version',
};

const severalWords: WordValue = {
  kind: 'unknown',
  prefix: '',
  isEveryEntry: false,
  mayBeSeveral: true,
};

// So many runs are judged one by one.
const maxRuns = 64;

/** Takes off `xargs`: the program gets what the input holds, where that is known, and unknown words where it is not. */
export const unwrapXargs: Unwrapper = (name, invocation, scene) => {
  if (name !== 'xargs' && name !== 'gxargs') return undefined;
  const given = readOptions(invocation.words.slice(1), table, { stopsAtOperand: true });
  const { options, operands, unknown } = given;
  const isPlain =
    unknown.length === 0 && options.every(({ role }) => role !== 'asks' && role !== 'asks-value');
  const file = lastValue(options, ['-a', '--arg-file']);
  if (file !== undefined) scene.read(literalText(file) ?? '', invocation.span);
  const words = operands.length === 0 ? [literal('echo')] : operands;
  const read = file === undefined ? knownInput(invocation, options) : undefined;
  const invocations = runs(words, read, options).map((run) => inner(invocation, run));
  if (read === undefined && invocations.some(runsRead)) scene.counts.executesInput += 1;
  const hasInput = invocation.hasInput || file !== undefined;
  if (!hasInput) askForInput(scene, invocation);
  const asks =
    isPlain && hasInput ? {} : { asks: `${name} runs a program with arguments that it reads.` };
  return { invocations: withHidden(invocations, unknown, invocation), ...asks };
};

// A shell that is given a word of the input may run it.
function runsRead(inside: Invocation): boolean {
  const name = programName(inside);
  return name === undefined || (runsItsArguments(name) && runsGivenText(inside));
}

function askForInput(scene: Scene, { span }: Invocation): void {
  scene.ask('waits-for-input', 'This command waits for input that nobody gives.', span);
}

// What the program itself reads is nothing: its input is taken.
function inner({ span, depth }: Invocation, words: readonly WordValue[]): Invocation {
  return {
    words,
    hasInput: true,
    isRepeated: true,
    depth: depth + 1,
    ...(span === undefined ? {} : { span }),
  };
}

function knownInput(
  { input }: Invocation,
  options: readonly GivenOption[],
): readonly string[] | undefined {
  if (input === undefined) return undefined;
  const delimiter = literalText(lastValue(options, ['-d', '--delimiter']));
  const isNull = options.some(({ name }) => name === '-0' || name === '--null');
  const separator = isNull ? '\0' : delimiter === undefined ? undefined : readDelimiter(delimiter);
  const isByLine = replaced(options) !== undefined;
  return readInputWords(input, {
    isByLine,
    ...(separator === undefined ? {} : { separator }),
  });
}

function readDelimiter(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\0': '\0' };
  return escapes[text] ?? text.charAt(0);
}

function runs(
  words: readonly WordValue[],
  read: readonly string[] | undefined,
  options: readonly GivenOption[],
): readonly (readonly WordValue[])[] {
  const marker = replaced(options);
  if (marker !== undefined) {
    const isKnown = read !== undefined && read.length <= maxRuns;
    const values = isKnown ? read.map(literal) : [unknownWord];
    return values.map((value) => words.map((word) => insert(word, marker, value)));
  }
  if (read === undefined) return [[...words, severalWords]];
  const size = Number(literalText(lastValue(options, ['-n', '--max-args'])) ?? Infinity);
  const whole = [[...words, ...read.map(literal)]];
  if (!(size > 0) || read.length / size > maxRuns || read.length <= size) return whole;
  const chunks = Array.from({ length: Math.ceil(read.length / size) }, (_, index) =>
    read.slice(index * size, (index + 1) * size),
  );
  return [...whole, ...chunks.map((chunk) => [...words, ...chunk.map(literal)])];
}

/** The text that each word of the input replaces; absent when words are appended. */
function replaced(options: readonly GivenOption[]): string | undefined {
  const option = options.findLast(({ name }) => /^(?:-I|-i|--replace)$/u.test(name));
  if (option === undefined) return undefined;
  return option.value === undefined ? '{}' : (literalText(option.value) ?? '{}');
}

function insert(word: WordValue, marker: string, value: WordValue): WordValue {
  const text = word.kind === 'literal' ? word.text : word.prefix;
  const at = marker === '' ? -1 : text.indexOf(marker);
  if (at === -1) return word;
  if (word.kind === 'literal' && value.kind === 'literal')
    return literal(text.split(marker).join(value.text));
  const prefix = text.slice(0, at) + (value.kind === 'literal' ? value.text : '');
  return { kind: 'unknown', prefix, isEveryEntry: false };
}

function lastValue(
  options: readonly GivenOption[],
  names: readonly string[],
): WordValue | undefined {
  return options.findLast(({ name }) => names.includes(name))?.value;
}
