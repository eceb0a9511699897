import fc from 'fast-check';
import { archives } from '../../src/program/descriptions/archives.data.ts';
import { builds } from '../../src/program/descriptions/builds.data.ts';
import { builtins } from '../../src/program/descriptions/builtins.data.ts';
import { containers } from '../../src/program/descriptions/containers.data.ts';
import { coreutils } from '../../src/program/descriptions/coreutils.data.ts';
import { databases } from '../../src/program/descriptions/databases.data.ts';
import { editors } from '../../src/program/descriptions/editors.data.ts';
import { hosting } from '../../src/program/descriptions/gh.data.ts';
import { git } from '../../src/program/descriptions/git.data.ts';
import { infrastructure } from '../../src/program/descriptions/infrastructure.data.ts';
import { languageTools } from '../../src/program/descriptions/language-tools.data.ts';
import { network } from '../../src/program/descriptions/network.data.ts';
import { nodeTools } from '../../src/program/descriptions/node-tools.data.ts';
import type { ProgramDescription } from '../../src/program/descriptions/program-description.ts';
import { pythonTools } from '../../src/program/descriptions/python-tools.data.ts';
import { queries } from '../../src/program/descriptions/queries.data.ts';
import { search } from '../../src/program/descriptions/search.data.ts';
import { system } from '../../src/program/descriptions/system.data.ts';
import { textTools } from '../../src/program/descriptions/text-tools.data.ts';

/** Words that call a program or one of its subcommands, with what is known of it. */
export type ComposedEntry = readonly [words: readonly string[], description: ProgramDescription];

/** Every program that is described, with its own entry and those of its subcommands. */
export const describedPrograms: ReadonlyMap<string, readonly ComposedEntry[]> = new Map(
  [
    ...[archives, builds, builtins, containers, coreutils, databases, editors, hosting, git],
    ...[infrastructure, languageTools, network, nodeTools, pythonTools, queries, search],
    ...[system, textTools],
  ].flatMap((table) =>
    Object.entries(table).map(
      ([name, description]) => [name, unfold([name], description)] as const,
    ),
  ),
);

function unfold(
  words: readonly string[],
  description: ProgramDescription,
): readonly ComposedEntry[] {
  const inner = Object.entries(description.subcommands ?? {});
  return [
    [words, description],
    ...inner.flatMap(([names, one]) =>
      names.split(' ').flatMap((name) => unfold([...words, name], one)),
    ),
  ];
}

const some = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

// What the sample has, what a program may take for a command of its own language, and what a shell replaces.
const operand = some(
  ...['in', 'a', 'README.md', 'src', '.', 'package.json', 'numbers.txt', 'data.csv', 'p', '1p'],
  ...['PWN', 'x.sh', 'script.sed', 'package.tgz', 'README.md.gz', 'HEAD', 'v1.2.3', 'main', '1'],
  ...['/p/', 's/a/b/', '{print}', '{print $1}', 'a=b', '-', '--', '5', '*.md', '-delete', '-print'],
  ...['.version', 'import', 'origin', '2>&1', '< in', '> /dev/null', "''", '-n', '-o', '+x', ':'],
  ...[',', 'src/*', './*', '*', '"*.md"', '{in,a}', 'HEAD~1', 'HEAD:a', ':a', 'g2', 'src/index.ts'],
  ...['"$(ls)"', '$(cat VERSION)', '"$x"', '$HOME', '~', '<(ls)', '>(cat)', '2>/dev/null', '<<< x'],
  ...['&>/dev/null', '$((1+1))', '"$PWD/in"', '.sections', '.git', '..', '-1', '+1', '%s', 'stash'],
);

function anyWord({ options }: ProgramDescription): fc.Arbitrary<string> {
  const names = Object.values(options).flatMap((list) => list.split(' '));
  const known = names.filter((name) => name.startsWith('-') && name !== '-#');
  if (known.length === 0) return operand;
  const option = some(...known);
  const attached = fc
    .tuple(option, operand)
    .map(([name, value]) => (name.startsWith('--') ? `${name}=${value}` : `${name}${value}`));
  const apart = fc.tuple(option, operand).map((words) => words.join(' '));
  const shortened = fc
    .tuple(option, fc.nat(12))
    .map(([name, length]) => (name.startsWith('--') ? name.slice(0, 4 + length) : name));
  return fc.oneof({ weight: 3, arbitrary: operand }, option, attached, apart, shortened);
}

const glue = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));
const spaced = (word: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> =>
  fc.array(word, { maxLength: most }).map((words) => words.join(' '));

const file = some('in', 'numbers.txt', 'data.csv README.md', '', '*.md', 'src/*', '- < in');

const address = some('', '1', '$', '/a/', '2,3', '/a/,/b/', '0~2', '1!', '/a/I', '\\,b,', '2,+1');
const sedAction = some(
  ...['p', 'd', 'q', 'Q', '=', 'l', 'n', 'N', 'h;G', 's/a/b/', 's/a/b/gp', 's#a#&&#2', 'y/ab/ba/'],
  ...[
    's/a/touch PWN/e',
    's/a/b/w PWN',
    'w PWN',
    'e touch PWN',
    'e',
    'r README.md',
    'R in',
    'W PWN',
  ],
  ...[
    '{p;d}',
    'b',
    ':x;n;tx',
    ':x;N;$!bx;s/\\n/ /g',
    'a text',
    'i\\\ntext',
    'c text',
    'z',
    'F',
    'q5',
  ],
  ...[
    's/a/b/w /dev/stdout',
    'r /dev/stdin',
    's/x*/-/g',
    'T',
    's/a/b/;w PWN',
    'a\\',
    'p;}',
    '# w PWN',
  ],
);
const sed = glue(
  ...['sed ', some('', '-n ', '-E ', '-s ', '-z ', '-u ', '--posix ', '-nE '), "'"],
  ...[address, sedAction, some('', ';', '\n'), address, some('', 'p', 'd', 'w PWN'), "' ", file],
);

const awkCondition = some(
  '',
  'BEGIN',
  'END',
  '/a/',
  'NR==1',
  'NR>1 && /b/',
  '$1 ~ /a/',
  '1',
  '!x[$0]++',
);
const awkAction = some(
  ...['print', 'print $1', 'print $NF, NR', 'printf "%s\\n", $1', 'n++', 's += $1', 'next', 'exit'],
  ...[
    'print > "PWN"',
    'print >> "PWN"',
    'print | "cat > PWN"',
    'system("touch PWN")',
    'print $1 > 2',
  ],
  ...[
    '"touch PWN" | getline',
    'getline < "in"',
    'getline',
    'getline x',
    'print length($0)',
    'close("x")',
  ],
  ...[
    'for (i in x) print i, x[i]',
    'if ($1 > 1) print',
    'while (i < 3) i++',
    'while (1) i++',
    'x[$1]++',
  ],
  ...['gsub(/a/, "b"); print', 'print substr($0, 1, 2)', 'print "a" "b" > "/dev/stderr"', 'f("x")'],
  ...['print ENVIRON["HOME"]', 'print toupper($0), split($0, y, ",")', '@f()', 'print -1 " " -1'],
);
const awk = glue(
  ...[some('awk ', 'gawk ', 'mawk ', 'awk -F, ', 'awk -v x=1 ', 'awk -v f=system '), "'"],
  ...[awkCondition, ' {', awkAction, some('', '; ', '\n'), awkAction, "}' ", file],
);

const findFiles = glue(
  ...['find ', some('. ', 'src ', '', '-L . ', '* ', 'src packages ')],
  spaced(
    some(
      ...[
        '-type f',
        '-name "*.md"',
        '-name *.md',
        '-maxdepth 1',
        '-newer in',
        '-print0',
        '-ls',
        '!',
      ],
      ...[
        '-o',
        '-empty',
        '-size +0',
        '-prune',
        '-printf "%p\\n"',
        '-delete',
        '-fprint PWN',
        '-quit',
      ],
      ...[
        '\\(',
        '\\)',
        '-regex ".*a"',
        '-path "./src/*"',
        '-mtime -1',
        '-perm -1',
        '-true',
        '-de*',
      ],
    ),
    4,
  ),
);

const gitOption = some(
  ...['--no-pager', '-P', '-C src', '-C g2', '-c core.quotepath=off', '-c color.ui=always', '-p'],
  ...['-c core.pager=cat', '-c core.fsmonitor=./x.sh', '-c diff.external=./x.sh', '--git-dir=.git'],
  ...['--literal-pathspecs', '--work-tree=.', '--no-optional-locks', '--exec-path=.', '--bare'],
  ...['-c alias.x=status', '--no-replace-objects', '-c log.showSignature=true'],
);

const nothing: ComposedEntry = [['true'], { options: {}, operands: 'none' }];

function anyEntry(name: string): fc.Arbitrary<ComposedEntry> {
  const entries = describedPrograms.get(name) ?? [];
  return fc.nat(entries.length - 1).map((index) => entries[index] ?? nothing);
}

/** Commands of all described programs that `isThere` names, alone and inside everything that a shell can put around them. */
export function composeCommands(isThere: (name: string) => boolean): fc.Arbitrary<string> {
  const names = Array.from(describedPrograms.keys()).filter(isThere);
  const plain = some(...names)
    .chain(anyEntry)
    .chain(([words, description]) =>
      spaced(anyWord(description), 4).map((more) => `${words.join(' ')} ${more}`.trimEnd()),
    );
  const withGitOptions = anyEntry('git').chain(([[, ...words], description]) =>
    glue('git ', gitOption, ` ${words.join(' ')} `, spaced(anyWord(description), 3)),
  );
  const part = fc.oneof({ weight: 6, arbitrary: plain }, sed, awk, findFiles, withGitOptions);
  return fc.oneof(
    { weight: 8, arbitrary: part },
    glue(part, some(' | ', ' && ', '; ', ' || ', '\n', ' |& '), part),
    glue('echo "$(', part, ')"'),
    glue('x=$(', part, '); echo "$x"'),
    glue(part, ' "$(', part, ')"'),
    glue('diff <(', part, ') <(', part, ')'),
    glue(
      findFiles,
      some(' | xargs ', ' -print0 | xargs -0 ', ' | xargs -n1 ', ' | xargs -I{} '),
      plain,
    ),
    glue(findFiles, some(' -exec ', ' -execdir '), plain, some(' {} \\;', ' {} +', ' \\;')),
    { weight: 7, arbitrary: inScript(part, plain) },
  );
}

/** The same inside loops, branches, functions and wrappers. */
function inScript(part: fc.Arbitrary<string>, plain: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    glue(
      'for x in ',
      some('in a', '*.md', 'src/*', '1 2', '$(ls)', '"$@"'),
      '; do ',
      plain,
      some(' "$x"', ' $x', ''),
      '; done',
    ),
    glue(
      some('while read -r x', 'while IFS=, read -r x y'),
      '; do ',
      plain,
      some(' "$x"', ' $x', ''),
      '; done < ',
      some('in', 'data.csv', '<(ls)'),
    ),
    glue('if ', part, '; then ', part, '; else ', part, '; fi'),
    glue('case ', some('in', '$x', '"$(ls)"'), ' in a*) ', part, ';; *) ', part, ';; esac'),
    glue(some('(', '{ ', 'cd src && (', 'f() { '), part, some(' )', '; }', '; }; f')),
    glue(
      some('x=in; ', 'x="-n a"; ', 'x=-o; ', 'set -- in PWN; ', 'cd src; ', 'shopt -s nullglob; '),
      plain,
      some(' $x', ' "$x"', ' "$1"', ' $2'),
    ),
    glue(plain, ' <<E\n', some('in', '$(ls)', 'touch PWN', 'w PWN'), '\nE'),
    glue(
      some(
        'env ',
        'timeout 2 ',
        'nice ',
        'time ',
        'command ',
        'LC_ALL=C ',
        '! ',
        'stdbuf -oL ',
        'builtin ',
      ),
      part,
    ),
  );
}
