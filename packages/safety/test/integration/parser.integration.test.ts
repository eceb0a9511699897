import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { parse } from 'unbash';
import { expect, it } from 'vitest';
import { severity } from '../../src/policy/severity.ts';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { campaignSeed } from '../fixtures/campaign-seed.ts';

// What is composed goes to `bash --pretty-print`, which reads a text and prints how it read it; it runs nothing.
const wanted = Number(process.env['SELFWARE_RUNS'] ?? 1_500);

const commands = [
  ...[
    'ls',
    'cat a',
    'touch PWN',
    'cat /etc/shadow',
    'echo x',
    'x=1',
    'true',
    ':',
    'git log',
    '-n',
    '-delete',
  ],
  ...['a', 'find . -delete', 'x+=(b c)', 'x[1]=2', 'f', '1', 'export x=1', 'time', '!', 'coproc'],
];
const words = [
  ...['if', 'then', 'else', 'elif', 'fi', 'for x in a b', 'for x', 'while', 'until', 'do', 'done'],
  ...[
    'case x in',
    'x)',
    '(x|y)',
    'esac',
    'in',
    '{',
    '}',
    'function f',
    'f()',
    'select x in a',
    '[[',
  ],
  ...[']]', '((', '))', '(', ')', '((1+1))', '[[ -f a ]]', '[[ a =~ (b|c) ]]', 'for ((;;))', '*)'],
];
const separators = [
  ...[
    ' ',
    ' ',
    '; ',
    '\n',
    ' | ',
    ' |& ',
    ' && ',
    ' || ',
    ' & ',
    ';; ',
    ';& ',
    ';;& ',
    '\\\n',
    '#',
  ],
  ...[
    ' # ',
    '\t',
    '\r',
    '',
    '&',
    ';',
    '\n\n',
    '$(',
    '`',
    '<(',
    '>(',
    ')',
    '"',
    "'",
    "$'",
    '$"',
    '\\',
  ],
];
const redirections = [
  ...[' > PWN', ' >> PWN', ' < a', ' 2>&1', ' &> PWN', ' >| PWN', ' <<< x', ' <> PWN', ' >&PWN'],
  ...[
    ' <<E\n',
    '\nE\n',
    " <<'E'\n",
    ' <<-E\n',
    '\n\tE\n',
    ' {fd}> PWN',
    ' 3>&-',
    ' >&2',
    ' > "$x"',
  ],
];
const expansions = [
  ...[
    '$x',
    '"$x"',
    '${x}',
    '${x:-y}',
    '${x:=$(touch PWN)}',
    '${x//a/b}',
    '$((1+1))',
    '$(touch PWN)',
  ],
  ...['`touch PWN`', '${x', '$((', '"', '${x:-"}', '$(ls', '{a,b}', "$'\\n'", '~', '$(( $(ls) ))'],
  ...[
    '${x:-`ls`}',
    '"`touch PWN`"',
    '$[1+1]',
    '"${x:-"a b"}"',
    '$(case x in x) ls;; esac)',
    '@(a|b)',
  ],
];

const some = (texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const token = fc.oneof(
  { weight: 5, arbitrary: some(commands) },
  { weight: 5, arbitrary: some(separators) },
  { weight: 2, arbitrary: some(words) },
  { weight: 1, arbitrary: some(redirections) },
  { weight: 2, arbitrary: some(expansions) },
);
const loose = fc.array(token, { minLength: 2, maxLength: 9 }).map((tokens) => tokens.join(''));
const joint = fc
  .array(fc.oneof(token, some([' ', '; ', '\n'])), { minLength: 2, maxLength: 9 })
  .map((tokens) => tokens.join(' '));
const framed = fc
  .tuple(
    some([
      ...['if @; then @; fi', 'while @; do @; done', 'f() { @; }; @', '(@) | @', '{ @; } && @'],
      ...['case $x in @) @;; esac', 'for x in @; do @; done', '@ <<E\n@\nE\n', 'echo "$(@)" @'],
      ...['[[ @ ]] && @', '(( @ )) || @', 'time @ & @', '! @ | @', 'diff <(@) >(@)', 'x=(@) @'],
      ...[
        'case x in x) @ ;& y|z) @;; esac',
        'until @; do @; done > PWN',
        'echo `@` @',
        'coproc @; @',
      ],
    ]),
    fc.array(fc.oneof(loose, some(commands)), { minLength: 2, maxLength: 2 }),
  )
  .map(([frame, parts]) => parts.reduce((text, part) => text.replace('@', () => part), frame));
const text = fc.oneof(loose, joint, { weight: 2, arbitrary: framed });

interface Reading {
  readonly accepts: boolean;
  readonly printed: string;
}

/** How bash reads each text. */
async function readWithBash(texts: readonly string[], cwd: string): Promise<readonly Reading[]> {
  const script = `while IFS= read -r -d '' text; do
    printf '%s' "$text" | bash --norc --noprofile --pretty-print; printf '\\0%s\\0' $?
  done 2>/dev/null`;
  const child = spawn('bash', ['--norc', '--noprofile', '-c', script], {
    cwd,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stdin.on('error', () => undefined).end(texts.map((one) => `${one}\0`).join(''));
  // Where there is no bash, nothing is read.
  await once(child, 'close').catch(() => undefined);
  const fields = Buffer.concat(parts).toString('utf8').split('\0');
  return texts.map((_, index) => ({
    accepts: fields[index * 2 + 1] === '0',
    printed: (fields[index * 2] ?? '').replaceAll('coproc COPROC ', 'coproc '),
  }));
}

// Bash adds what is missing at the end, and a name that it takes back for a program.
function isWhole(source: string): boolean {
  const opened = source.match(/(?<!<)<<-?'?E/gu)?.length ?? 0;
  const ended = source.match(/\n\t*E(?=\n|$)/gu)?.length ?? 0;
  return opened <= ended && !source.endsWith('\\');
}

function reads(source: string): boolean {
  return parse(source).errors === undefined;
}

it('judges what bash makes of a text no more strictly than the text', async () => {
  const seed = campaignSeed();
  await using workspace = await createTemporaryWorkspace();
  const [control] = await readWithBash(['ls|cat'], workspace.path);
  if (control?.printed.trim() !== 'ls | cat') {
    console.warn('NOT COMPARED: no bash here that knows --pretty-print');
    return;
  }
  const texts = fc.sample(text, { numRuns: wanted, seed });
  const readings = await readWithBash(texts, workspace.path);
  const milder: unknown[] = [];
  let [both, onlyBash, onlyParser] = [0, 0, 0];
  for (const [index, source] of texts.entries()) {
    const { accepts = false, printed = '' } = readings[index] ?? {};
    if (accepts && !reads(source)) onlyBash += 1;
    if (!accepts && reads(source)) onlyParser += 1;
    if (!accepts || !isWhole(source) || !reads(source) || !reads(printed)) continue;
    // A text without a command is printed as nothing, which is asked for.
    if (printed.trim() === '') continue;
    both += 1;
    const { decision: ours, findings } = judgeCommand(source);
    // No mode answers for what could not be read.
    if (findings.some(({ rule }) => rule === 'unparsable')) continue;
    const theirs = judgeCommand(printed).decision;
    if (severity(ours) < severity(theirs)) milder.push({ source, ours, printed, theirs });
  }
  console.info(
    `seed ${seed}: both read ${both}, only bash ${onlyBash}, only the parser ${onlyParser}`,
  );
  expect(milder, `seed ${seed}`).toEqual([]);
  expect(both).toBeGreaterThan(wanted / 10);
}, 7_200_000);
