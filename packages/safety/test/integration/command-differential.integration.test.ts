import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archives } from '../../src/program/descriptions/archives.data.ts';
import { builtins } from '../../src/program/descriptions/builtins.data.ts';
import { coreutils } from '../../src/program/descriptions/coreutils.data.ts';
import { git } from '../../src/program/descriptions/git.data.ts';
import { nodeTools } from '../../src/program/descriptions/node-tools.data.ts';
import type { ProgramDescription } from '../../src/program/descriptions/program-description.ts';
import { pythonTools } from '../../src/program/descriptions/python-tools.data.ts';
import { search } from '../../src/program/descriptions/search.data.ts';
import { system } from '../../src/program/descriptions/system.data.ts';
import { textTools } from '../../src/program/descriptions/text-tools.data.ts';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { fingerprint, runBoxed } from '../fixtures/boxed-run.ts';
import { chooseIsolation, type ChosenIsolation, type Isolation } from '../fixtures/isolation.ts';
import { fillSampleProject } from '../fixtures/sample-project.ts';

// Composed commands that the judge allows are executed: none may change a file or run on.
const allowedWanted = Number(process.env['SELFWARE_RUNS'] ?? 150);
const batchSize = 30;

type Entry = readonly [words: readonly string[], description: ProgramDescription];

const tables = [
  ...[coreutils, textTools, search, archives, system, builtins, git, nodeTools, pythonTools],
];
const entries: readonly Entry[] = tables.flatMap((table) =>
  Object.entries(table).flatMap(([name, description]) => unfold([name], description)),
);

const operands = [
  ...['in', 'a', 'README.md', 'src', '.', 'package.json', 'numbers.txt', 'data.csv', 'p', '1p'],
  ...['PWN', 'x.sh', 'script.sed', 'package.tgz', 'README.md.gz', 'HEAD', 'v1.2.3', 'main', '1'],
  ...['/p/', 's/a/b/', '{print}', '{print $1}', 'a=b', '-', '--', '5', '*.md', '-delete', '-print'],
  ...[
    '.version',
    'import',
    'origin',
    '2>&1',
    '< in',
    '> /dev/null',
    "''",
    '-n',
    '-o',
    '+x',
    ':',
    ',',
  ],
] as const;

function unfold(words: readonly string[], description: ProgramDescription): readonly Entry[] {
  const inner = Object.entries(description.subcommands ?? {});
  return [
    [words, description],
    ...inner.flatMap(([names, one]) =>
      names.split(' ').flatMap((name) => unfold([...words, name], one)),
    ),
  ];
}

function anyWord(description: ProgramDescription): fc.Arbitrary<string> {
  const operand = fc.constantFrom(...operands);
  const options = Object.values(description.options).flatMap((names) => names.split(' '));
  const known = options.filter((name) => name.startsWith('-') && name !== '-#');
  if (known.length === 0) return operand;
  const option = fc.constantFrom(...known);
  const attached = fc
    .tuple(option, operand)
    .map(([name, value]) => (name.startsWith('--') ? `${name}=${value}` : `${name}${value}`));
  const shortened = fc
    .tuple(option, fc.nat(12))
    .map(([name, length]) => (name.startsWith('--') ? name.slice(0, 4 + length) : name));
  return fc.oneof({ weight: 3, arbitrary: operand }, option, attached, shortened);
}

const anyPart = fc
  .constantFrom(...entries)
  .chain(([words, description]) =>
    fc.array(anyWord(description), { maxLength: 4 }).map((more) => [...words, ...more].join(' ')),
  );
const anyComposed = fc.oneof(
  { weight: 6, arbitrary: anyPart },
  fc.tuple(anyPart, fc.constantFrom('|', '&&', ';', '||'), anyPart).map((parts) => parts.join(' ')),
  anyPart.map((part) => `echo "$(${part})"`),
  anyPart.map((part) => `find . -name a | xargs ${part}`),
);

let workspace: TemporaryWorkspace;
let sample: string;
let chosen: ChosenIsolation;

beforeAll(async () => {
  workspace = await createTemporaryWorkspace();
  sample = join(workspace.path, 'sample');
  await mkdir(sample);
  chosen = await chooseIsolation();
  await fillSampleProject(sample);
});
afterAll(() => workspace.remove());

let copies = 0;

/** What executing these commands, one after the other, does that it may not; undefined when nothing. */
async function faultOf(
  isolation: Isolation,
  commands: readonly string[],
): Promise<string | undefined> {
  const directory = join(workspace.path, `run-${(copies += 1)}`);
  await cp(sample, directory, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
  const before = await fingerprint(directory);
  const script = commands
    .map(
      (command) =>
        `timeout -s KILL 3 bash -c '${command.replaceAll("'", "'\\''")}' </dev/null >/dev/null 2>&1; [ $? = 137 ] && exit 99`,
    )
    .join('\n');
  const environment: Record<string, string> = {};
  for (const command of commands)
    Object.assign(environment, judge(command, '/tmp/box').requires?.environment);
  const { code } = await runBoxed(isolation, `${script}\ntrue`, directory, {
    environment,
    timeoutMs: 120_000,
  });
  if (code === 99 || code === -1) return 'does not end';
  return (await fingerprint(directory)) === before ? undefined : 'changes a file';
}

function judge(command: string, directory: string): ReturnType<typeof judgeCommand> {
  return judgeCommand(command, { workspace: directory, cwd: directory, home: directory });
}

it(`executes ${allowedWanted} composed commands that are allowed, and none changes a file or runs on`, async () => {
  const { isolation, missing } = chosen;
  if (isolation === undefined) {
    console.warn(`NOT EXECUTED, nothing isolates here:\n${missing.join('\n')}`);
    return;
  }
  const allowed = new Set<string>();
  for (let round = 0; allowed.size < allowedWanted && round < 400; round += 1)
    for (const command of fc.sample(anyComposed, 500))
      if (allowed.size < allowedWanted && judge(command, '/tmp/box').decision === 'allow')
        allowed.add(command);
  const faults: string[] = [];
  const list = Array.from(allowed);
  for (let from = 0; from < list.length; from += batchSize) {
    const batch = list.slice(from, from + batchSize);
    if ((await faultOf(isolation, batch)) === undefined) continue;
    for (const command of batch) {
      const fault = await faultOf(isolation, [command]);
      if (fault !== undefined) faults.push(`${fault}: ${command}`);
    }
  }
  expect(list.length).toBe(allowedWanted);
  expect(faults).toEqual([]);
}, 7_200_000);
