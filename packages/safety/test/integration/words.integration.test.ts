import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { parse, type Word } from 'unbash';
import { describe, expect, it } from 'vitest';
import { expandWord } from '../../src/program/words/expand-word.ts';
import type { VariableValue } from '../../src/program/words/variables.ts';
import { literal, type Words } from '../../src/program/words/word-value.ts';

const scalar = (text: string): VariableValue => ({ kind: 'scalar', values: [literal(text)] });
const array = (...texts: string[]): VariableValue => ({
  kind: 'array',
  elements: texts.map(literal),
});
const assignments =
  "X='ab cd' Y=/x/y.ts E= N=42 G='a*' C='a,b,,c' Z=Hello A=(p 'q r' '') I=X; unset U; set -- one 'two w'";
const variables = new Map<string, VariableValue>([
  ['X', scalar('ab cd')],
  ['Y', scalar('/x/y.ts')],
  ['E', scalar('')],
  ['N', scalar('42')],
  ['G', scalar('a*')],
  ['C', scalar('a,b,,c')],
  ['Z', scalar('Hello')],
  ['I', scalar('X')],
  ['U', { kind: 'unset' }],
  ['A', array('p', 'q r', '')],
  ['@', array('one', 'two w')],
  ['1', scalar('one')],
  ['2', scalar('two w')],
]);

const some = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const joined = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));
const name = some('X', 'Y', 'E', 'N', 'G', 'C', 'Z', 'U', 'I', '1', 'HOME', 'PWD');
const letter = some(
  'a',
  'b',
  '/',
  '.',
  '=',
  ':',
  '0',
  '\\ ',
  '\\*',
  '\\$',
  '\\{',
  '~',
  ',',
  '\\\n',
);
const pattern = some('a', '*', '?', '*/', '.*', 'l', '"*"', 'b*', '$E', '*.', '\\*', '[a]', 'H*l');
const operand = some('d', 'a b', '"a b"', '$N', '$X', '', '/', '~', '"$X"', '*', '\\ ');
const sum = some(
  'N',
  '0x1f',
  '07',
  'E',
  'U',
  '-3',
  '2**10',
  '-7/2',
  '-7%3',
  '~5',
  '(1+2)*3',
  'N>3?1:2',
);
const parameter = fc.oneof(
  joined('$', name),
  joined('${', name, some(':-', '-', ':+', '+'), operand, '}'),
  joined('${#', name, '}'),
  joined('${', name, some('#', '##', '%', '%%'), pattern, '}'),
  joined('${', name, some('/', '//', '/#', '/%'), pattern, '/', some('', 'r', '$N'), '}'),
  joined('${', name, ':', some('0', '1', '9', ' -1'), some('', ':1', ':2', ':-1'), '}'),
  joined('${', name, some('^', '^^', ',', ',,'), '}'),
  some('${A[0]}', '${A[1]}', '${A[@]}', '${A[*]}', '$@', '$*', '${#A[@]}', '$#', '${!I}', '$A'),
  joined('$((', sum, '))'),
);
const double = fc
  .array(fc.oneof(letter, parameter, some(' ', "'")), { maxLength: 3 })
  .map((parts) => `"${parts.join('')}"`);
const ansi = some('\\x41b', '\\101', '\\n', '\\u41', "\\'", 'a\\0b', '\\q', '\\"').map(
  (text) => `$'${text}'`,
);
const choice = fc.oneof(letter, some('', '{x,y}', "'q r'", '"$X"', '${Z}', '{1..2}'));
const braces = fc.oneof(
  fc.array(choice, { minLength: 2, maxLength: 3 }).map((parts) => `{${parts.join(',')}}`),
  some('{1..3}', '{3..1}', '{01..04..2}', '{d..a..2}', '{-2..2}', '{a}', '{}', '{a,b', 'a}'),
);
const single = some("'a b'", "''", "'*'", "'$X'", "'{a,b}'");
const piece = fc.oneof(
  letter,
  double,
  ansi,
  parameter,
  braces,
  single,
  some('?', '[', '~', '$IFS'),
);
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

function readWord(source: string): Word | undefined {
  const { commands, errors } = parse(`: ${source}`);
  const command = commands.length === 1 ? commands[0]?.command : undefined;
  if (errors !== undefined || command?.type !== 'Command' || command.suffix.length !== 1)
    return undefined;
  const [word] = command.suffix;
  return word?.type === 'Word' ? word : undefined;
}

/** What bash makes of each of many words; absent for one that it refuses. */
async function askBash(sources: readonly string[], home: string): Promise<(Words | undefined)[]> {
  const lines = sources.map((source) => `f ${source} 2>/dev/null\nprintf '\\2\\2\\0'`);
  const script = `${assignments}; f() { printf '%s\\0' "$#" "$@"; }\n${lines.join('\n')}`;
  const { stdout } = await promisify(execFile)(
    '/usr/bin/bash',
    ['--norc', '--noprofile', '-c', script],
    { cwd: home, env: { HOME: home, PWD: home, LC_ALL: 'C.UTF-8' } },
  );
  return stdout
    .split('\u0002\u0002\0')
    .slice(0, -1)
    .map((part) => {
      const [count, ...words] = part.split('\0').slice(0, -1);
      return Number(count) === words.length ? words.map(literal) : undefined;
    });
}

function fits(ours: Words, theirs: Words): boolean {
  for (const [index, word] of ours.entries()) {
    const their = theirs[index];
    const given = their?.kind === 'literal' ? their.text : undefined;
    // A pattern stands for every name that it matches.
    if (word.kind === 'unknown' && (word.mayBeSeveral === true || word.glob !== undefined))
      return given === undefined || given.startsWith(word.prefix);
    if (given === undefined) return false;
    if (word.kind === 'literal' ? word.text !== given : !given.startsWith(word.prefix))
      return false;
  }
  return ours.length === theirs.length;
}

describe('expandWord beside a real bash', () => {
  it('gives what bash gives, or something unknown, and is certain of most words', async () => {
    // This fails by name where bash is older than 4, whose answers would mean nothing.
    const version = await promisify(execFile)('/usr/bin/bash', ['-c', 'echo $BASH_VERSINFO']);
    expect(Number(version.stdout), 'needs bash 5 at /usr/bin/bash').toBeGreaterThanOrEqual(5);
    await using workspace = await createTemporaryWorkspace();
    const home = workspace.path;
    const surroundings = { home, cwd: home, variables };
    // Always the same words: another seed finds other ones, and belongs into a campaign.
    const seed = 20_261_123;
    const sources = fc
      .sample(text, { numRuns: 1_500, seed })
      .filter((source) => readWord(source) !== undefined);
    const answers = await askBash(sources, home);
    const wrong: unknown[] = [];
    let [compared, certain] = [0, 0];
    for (const [index, source] of sources.entries()) {
      const [theirs, word] = [answers[index], readWord(source)];
      if (theirs === undefined || word === undefined) continue;
      const ours = expandWord(word, surroundings);
      compared += 1;
      if (ours.length === 1 && ours.flat().every(({ kind }) => kind === 'literal')) certain += 1;
      if (!ours.some((words) => fits(words, theirs))) wrong.push({ source, ours, theirs });
    }
    expect(wrong, `seed ${String(seed)}`).toEqual([]);
    expect(compared).toBeGreaterThan(700);
    expect(certain / compared).toBeGreaterThan(0.7);
  });
});
