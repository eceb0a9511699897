import { parse, type Script, type Word } from 'unbash';
import { describe, expect, it } from 'vitest';
import { expandParts, expandTarget, expandText, expandWords } from './expand-word.ts';
import type { VariableValue } from './variables.ts';
import { anyNumber, literal, severalWords, unknownWord, type WordValue } from './word-value.ts';

const scalar = (...texts: string[]): VariableValue => ({
  kind: 'scalar',
  values: texts.map(literal),
});
const array = (...elements: WordValue[]): VariableValue => ({ kind: 'array', elements });
const unknown = (known: { readonly prefix: string; readonly glob?: string }): VariableValue => ({
  kind: 'scalar',
  values: [{ kind: 'unknown', isEveryEntry: false, ...known }],
});
const variables = new Map<string, VariableValue>([
  ['X', scalar('a b')],
  ['P', scalar('/x/y.ts')],
  ['E', scalar('')],
  ['N', scalar('42')],
  ['M', scalar('-7')],
  ['Z', scalar('Hello')],
  ['UE', scalar('Größe')],
  ['TWO', scalar('p', 'q')],
  ['G', scalar('*.c')],
  ['B', scalar('a\\b')],
  ['I', scalar('Z')],
  ['J', scalar('no name')],
  ['U', { kind: 'unset' }],
  ['O', { kind: 'opaque' }],
  ['A', array(literal('one'), literal('two w'))],
  ['S', array(severalWords)],
  ['@', array(literal('p1'), literal('p 2'))],
  ['F', unknown({ prefix: 'src/', glob: 'src/*.ts' })],
  ['W', unknown({ prefix: 'a b' })],
  ['Q', { kind: 'scalar', values: [anyNumber] }],
  ['NONE', { kind: 'scalar', values: [] }],
  ['L', scalar('x'.repeat(4_000))],
  ['MANY', scalar(...Array.from({ length: 70 }, (_, index) => `m${String(index)}`))],
  ['LIST', scalar(Array.from({ length: 300 }, (_, index) => `w${String(index)}`).join(' '))],
]);
const outputOf = (script: Script): string | undefined =>
  script.commands[0]?.command.type === 'Command' ? 'out put' : undefined;
const given = (own: ReadonlyMap<string, VariableValue> = variables) => ({
  home: '/home/me',
  cwd: '/srv/app',
  variables: own,
  outputOf,
});

function wordsOf(source: string): readonly Word[] {
  const command = parse(`: ${source}`).commands[0]?.command;
  return command?.type === 'Command' ? command.suffix.filter((part) => part.type === 'Word') : [];
}

const show = (word: WordValue): string => {
  if (word.kind === 'literal') return word.text;
  const marks = [
    word.mayBeSeveral === true ? '+' : '',
    word.isNumber === true ? '#' : '',
    word.isEveryEntry ? '!' : '',
    word.isFromEnvironment === true ? '$' : '',
  ].join('');
  return `${word.prefix}<${word.glob ?? ''}>${marks}`;
};
const expanded = (source: string, own = variables): string[] =>
  expandWords(wordsOf(source), given(own)).map((words) => words.map(show).join('|'));

describe('expandWords', () => {
  it.each<[string, ...string[]]>([
    ['a', 'a'],
    [`'a b'"c d"e`, 'a bc de'],
    [`''`, ''],
    ['a\\ b', 'a b'],
    ['a\\\nb', 'ab'],
    [`$'\\x41\\n'`, 'A\n'],
    [`$'a\\0b'`, 'a'],
    [`$'\\u00e9'`, '<>+'],
    ['~', '/home/me'],
    ['~/x', '/home/me/x'],
    ['~+', '/srv/app'],
    ['~root/x', '/root/x', '<>'],
    ['~nobody', '<>'],
    [`"~"`, '~'],
    ['a=~/x', '<>+'],
    ['a{b,c}d', 'abd|acd'],
    ['{rm,-rf,/}', 'rm|-rf|/'],
    ['{1..3}', '1|2|3'],
    ['{03..01}', '03|02|01'],
    ['{a..e..2}', 'a|c|e'],
    ['{-1..1}', '-1|0|1'],
    ['{-01..1}', '<>+'],
    ['{a..Z}', '<>+'],
    ['{a}', '{a}'],
    ['{}', '{}'],
    ['{a,b', '<>+'],
    ['x{a}{b,c}', 'x<>+'],
    ['{a,{b,c}d}', 'a|bd|cd'],
    ['{$Z,b}x', '<>+'],
    ['{${Z:-{a,b}},c}', '<>+'],
    ['$X', 'a|b'],
    ['"$X"', 'a b'],
    ['$E', ''],
    ['"$E"', ''],
    ['$TWO', 'p', 'q'],
    ['$U$Z', 'Hello'],
    ['$O', '<>+'],
    ['"$O"', '<>'],
    ['$NONE', '<>+'],
    ['-$UNSET', '-<>+$'],
    ['"$USER"', '<>'],
    ['"$1"', '<>'],
    ['"$F"', 'src/<src/*.ts>'],
    ['$F', 'src/<>+'],
    ['"$F.bak"', 'src/<>'],
    ['$W', 'a<>+'],
    ['"$W"', 'a b<>'],
    ['$Q', '<>#'],
    ['$G', '<*.c>'],
    ['"$G"', '*.c'],
    ['$B', '<>+'],
    ['$PWD', '/srv/app'],
    ['"$OLDPWD"', '<>'],
    ['$HOME', '/home/me'],
    ['$#', '2'],
    ['$?', '<>#'],
    ['"$COLUMNS"', '<>$'],
    ['"$!"', '', '<>#'],
    ['$@', 'p1|p|2'],
    ['"$@"', 'p1|p 2'],
    ['"$*"', 'p1 p 2'],
    ['x"$@"y', 'xp1|p 2y'],
    ['"${A[@]}"', 'one|two w'],
    ['${A[0]}', 'one'],
    ['${A[9]}', ''],
    ['${A[x]}', '<>+'],
    ['${X[0]}', '<>+'],
    ['${#A[@]}', '2'],
    ['${#A[*]}', '2'],
    ['${#S[@]}', '<>#'],
    ['"${S[0]}"', '<>'],
    ['"${S[@]}"', '<>+'],
    ['"${S[*]}"', '<>'],
    ['"${A[@]:1}"', 'two w'],
    ['$A', 'one'],
    ['"$S"', '<>'],
    ['${#Z}', '5'],
    ['${#U}', '0'],
    ['${#UE}', '<>#'],
    ['${U:-d}', 'd'],
    ['${E:-d}', 'd'],
    ['${E-d}', ''],
    ['${Z:-d}', 'Hello'],
    ['${Z:+d}', 'd'],
    ['${U+d}', ''],
    ['"${O:-d}"', '<>', 'd'],
    ['"${O:+d}"', '', 'd'],
    ['"${U:?x}"', '<>'],
    ['"${Z:?x}"', 'Hello'],
    ['"${Q:-d}"', '<>#'],
    ['${U:-a b}', 'a|b'],
    ['"${U:-"a b"}"', 'a b'],
    ['${!I}', 'Hello'],
    ['"${!J}"', '<>'],
    ['"${!A[0]}"', '<>'],
    ['${P##*/}', 'y.ts'],
    ['${P#*/}', 'x/y.ts'],
    ['${P%.ts}', '/x/y'],
    ['${P%%/*}', ''],
    ['"${P#[a]}"', '<>'],
    ['"${P#$O}"', '<>'],
    ['"${P#é}"', '<>'],
    ['"${L#x}"', '<>'],
    ['${Z/l/r}', 'Herlo'],
    ['${Z//l/r}', 'Herro'],
    ['${Z/#H/r}', 'rello'],
    ['${Z/%o/r}', 'Hellr'],
    ['"${Z/l/&}"', '<>'],
    ['"${Z//*/}"', '<>'],
    ['"${O/x/y}"', '<>'],
    ['"${SECRET/x/y}"', '<>$'],
    ['${Z:1:2}', 'el'],
    ['${Z: -2}', 'lo'],
    ['${Z:1:-1}', 'ell'],
    ['${Z:9}', ''],
    ['"${Z:4:-4}"', '<>'],
    ['"${Z:N}"', '<>'],
    ['"${UE:1}"', '<>'],
    ['${Z^^}', 'HELLO'],
    ['${Z,}', 'hello'],
    ['"${UE^}"', '<>'],
    ['"${Z^^l}"', '<>'],
    ['"${Z@Q}"', '<>'],
    ['"${#Z:-x}"', '<>'],
    ['$((N+1))', '43'],
    ['$((2**10/3%5<<2))', '4'],
    ['$((-M))', '7'],
    ['$((!N|6&3^1))', '3'],
    ['$((~N>>1))', '-22'],
    ['$((N>3?1:2))', '1'],
    ['$((0x1f+010))', '39'],
    ['$((1<=2&&3!=3||4==4))', '1'],
    ['$((1/0))', '<>+'],
    ['$((1%0))', '<>+'],
    ['$((2**-1))', '<>+'],
    ['$((Q+1))', '<>#'],
    ['$((Q-1))', '<>+'],
    ['$((-Q))', '<>+'],
    ['$((Q?1:2))', '<>#'],
    ['$((X))', '<>+'],
    ['$((TWO))', '<>+'],
    ['$((U+E))', '0'],
    ['$((1,2))', '2'],
    ['$((0?1:2))', '2'],
    ['$((O+1))', '<>+'],
    ['$((N--))', '<>+'],
    ['$((4>=3))', '1'],
    ['$((3<2))', '0'],
    ['$(date)', 'out|put'],
    ['"$(a; b)"', 'out put'],
    ['"$(if a; then b; fi)"', '<>'],
    ['<(date)', '/dev/fd/<>#'],
    ['*', '<*>!'],
    ['src/*', 'src/<src/*>!'],
    ['src/*.ts', 'src/<src/*.ts>'],
    [`'*'.ts`, '*.ts'],
    ['"a["*', 'a[<a\\[*>'],
    ['a[b', 'a[b'],
    ['a[b]', 'a<a[b]>'],
    ['a?', 'a<a?>'],
    ['@(a|b)', '<>+'],
    ['$O*', '<>+'],
    ['a*"$O"', 'a<>'],
    ['a[$O', 'a<>+'],
  ])('makes of %s: %s', (source, ...values) => {
    expect(expanded(source)).toEqual(values);
  });

  it('splits at the characters of IFS, and knows nothing of words split at unknown ones', () => {
    const split = new Map([...variables, ['IFS', scalar(':')] as const]);
    const list = new Map([...split, ['C', scalar('a:b::c')] as const]);
    expect(expanded('$C', list)).toEqual(['a|b||c']);
    expect(expanded('$C$C', list)).toEqual(['<>+']);
    expect(expanded('"$*"', list)).toEqual(['p1:p 2']);
    const opaque = new Map<string, VariableValue>([...variables, ['IFS', { kind: 'opaque' }]]);
    expect(expanded('$X', opaque)).toEqual(['<>+']);
    expect(expanded('"$*"', opaque)).toEqual(['<>']);
    const two = new Map([...variables, ['IFS', scalar(':', ' ')] as const]);
    expect(expanded('$X', two)).toEqual(['<>+']);
    expect(expanded('"$*"', two)).toEqual(['<>']);
    const unset = new Map<string, VariableValue>([...variables, ['IFS', { kind: 'unset' }]]);
    expect(expanded('$X "$*"', unset)).toEqual(['a|b|p1 p 2']);
  });

  it('knows a home only where nobody set one', () => {
    const set = new Map([...variables, ['HOME', scalar('/elsewhere')] as const]);
    expect(expanded('~/x', set)).toEqual(['/elsewhere/x']);
    const opaque = new Map<string, VariableValue>([...variables, ['HOME', { kind: 'opaque' }]]);
    expect(expanded('~/x', opaque)).toEqual(['<>']);
  });

  it('keeps every literal word, however many there are and however long', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `w${String(index)}`);
    expect(expanded(many.join(' '))).toEqual([many.join('|')]);
    const long = 'x'.repeat(10_000);
    expect(expanded(`${long} 'y'\\ ${long}`)).toEqual([`${long}|y ${long}`]);
  });

  it('keeps every member of braces that are too many', () => {
    const members = Array.from({ length: 500 }, (_, index) => `w${String(index)}`);
    expect(expanded(`{${members.join(',')}}`)).toEqual([members.join('|')]);
    const [words = ''] = expanded('{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}{m,n}');
    expect(words.split('|')).toEqual(expect.arrayContaining(['acegikm', '<>+']));
    expect(words.split('|').some((word) => word.endsWith('n'))).toBe(true);
    expect(expanded('{1..1000}')[0]?.split('|').slice(-2)).toEqual(['64', '<>+']);
    expect(expanded('{a,b}'.repeat(14))[0]).toContain('<>+');
  });

  it('keeps every value of variables that are too many', () => {
    const found = expanded('"$MANY$MANY"');
    expect(found.join(' ')).toContain('m69m69');
    expect(found.join(' ')).toContain('<>');
    expect(expanded('"$MANY"').join(' ')).toMatch(/m0\b.*m69\b/u);
  });

  it('keeps what a word begins with when it grows too long, and the first words of a long list', () => {
    const [word] = expandText(wordsOf('x"$L$L"')[0] ?? fail(), given());
    expect(word).toMatchObject({ kind: 'unknown', prefix: `x${'x'.repeat(4_000)}` });
    const words = expanded('$LIST')[0]?.split('|') ?? [];
    expect(words.slice(0, 2)).toEqual(['w0', 'w1']);
    expect(words.at(-1)).toBe('<>+');
  });

  it('knows nothing of a parameter in very many parameters', () => {
    expect(expanded(`${'${U:-'.repeat(20)}x${'}'.repeat(20)}`)).toEqual(['<>+']);
  });
});

function fail(): never {
  throw new Error('expected a word');
}

describe('expandText', () => {
  it.each<[string, ...string[]]>([
    ['a{b,c}', 'a{b,c}'],
    ['$X', 'a b'],
    ['src/*', 'src/*'],
    ['~/x', '/home/me/x'],
    ['a:~/x', '<>'],
    ['plain', 'plain'],
    ['$A', 'one'],
    ['$@', 'p1 p 2'],
    ['$O', '<>'],
  ])('makes one value of %s: %s', (source, ...values) => {
    const [word] = wordsOf(source);
    expect(expandText(word ?? fail(), given()).map(show)).toEqual(values);
  });
});

describe('expandTarget', () => {
  it('is unknown where bash would refuse what it becomes', () => {
    const target = (source: string): readonly WordValue[] =>
      expandTarget(wordsOf(source)[0] ?? fail(), given());
    expect(target('$X')).toEqual([unknownWord]);
    expect(target('"$X"')).toEqual([literal('a b')]);
    expect(target('.git/*')).toMatchObject([{ prefix: '.git/', isEveryEntry: true }]);
  });
});

describe('expandParts', () => {
  it('reads a here-document as one quoted text without homes', () => {
    const [command] = parse('cat <<E\n~ $X * ${U:-d}\nE\n').commands;
    const node = command?.command.type === 'Command' ? command.command.redirects[0] : undefined;
    const parts = node?.type === 'HereDoc' ? (node.body.parts ?? []) : [];
    expect(expandParts(parts, given()).map(show)).toEqual(['~ a b * d\n']);
  });
});
