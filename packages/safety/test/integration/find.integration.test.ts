import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { campaignSeed } from '../fixtures/campaign-seed.ts';
import { chooseIsolation, type ChosenIsolation } from '../fixtures/isolation.ts';
import { findFaults, groupDirectory } from '../fixtures/run-groups.ts';

// Searches are composed of parts that are harmless, that change what is there, and that are refused; those judged `allow` are run as they are.
const starts = ['', '.', 'src', 'src docs', './src', 'src/*', '*.md', '*', '--', '-H', '-L', '-O2'];
const tests = [
  ...['-type f', '-name "*.md"', '-name *.md', '-name *', '-newer a.md', '-newermt 2020-01-01'],
  ...['-maxdepth 1', '-size +0', '-regex ".*a.*"', '-empty', '-path "./src/*"', '-samefile a.md'],
  ...['-name', '-perm -1', '-printf "%p\\n"', '-print0', '-ls', '-prune', '-quit', '-depth'],
];
const operators = ['!', '-o', '-a', ',', '\\(', '\\)', '-not'];
const dangers = [
  ...['-delete', '-fprint PWN', '-fprintf PWN x', '-fls PWN', '-fprint0 PWN', '-de\\lete'],
  ...['-newer -delete', '-name -delete', '{-delete,-print}', '-del*', '"$(echo -delete)"'],
];
const commands = [
  ...['cat {}', 'wc -l {}', 'grep -l a {}', 'head -1 {} {}', 'rm {}', 'rm -rf {}', 'touch PWN'],
  ...['touch {}PWN', 'sed -i s/a/b/ {}', 'sed -n "1w PWN" {}', 'sed -n 1p {}', 'sort -o PWN {}'],
  ...['cp a.md {}', 'uniq a.md {}', 'tee {}', 'sh -c "touch PWN"', 'sh -c "touch PWN" _ {}', '{}'],
  ...['env touch PWN', 'find {} -delete', 'find {} -name x', 'cat', '', 'ls "$(echo \\;)" -delete'],
  ...['cat {}/x', 'awk 1 {}', 'awk \'{print > "PWN"}\' {}', 'xargs touch', 'mv {} PWN', '-delete'],
];
const ends = ['\\;', '+', '{} +', '{} \\;', ''];

const anyCommand = fc
  .tuple(
    fc.constantFrom('-exec', '-exec', '-execdir', '-ok'),
    fc.constantFrom(...commands),
    fc.constantFrom(...ends),
  )
  .map((parts) => parts.join(' '));
const anySearch = fc
  .tuple(
    fc.constantFrom(...starts),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...tests) },
        { weight: 1, arbitrary: fc.constantFrom(...operators) },
        { weight: 2, arbitrary: anyCommand },
        { weight: 1, arbitrary: fc.constantFrom(...dangers) },
      ),
      { maxLength: 5 },
    ),
  )
  .map(([start, parts]) => ['find', start, ...parts].filter((part) => part !== '').join(' '));

const wanted = Number(process.env['SELFWARE_RUNS'] ?? 250);
let directory = '';
let chosen: ChosenIsolation;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'find-'));
  await fill();
  chosen = await chooseIsolation();
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

// A file whose name is an action, so that a glob can become one.
async function fill(): Promise<void> {
  for (const name of ['src', 'src/deep', 'docs']) await mkdir(join(directory, name));
  for (const name of ['a.md', 'src/b.md', 'src/deep/c.ts', 'docs/x', '-delete', ';'])
    await writeFile(join(directory, name), 'a\nb\n');
}

function isAllowed(command: string): boolean {
  const place = { workspace: groupDirectory, cwd: groupDirectory, home: groupDirectory };
  return judgeCommand(command, place).decision === 'allow';
}

async function faultsAmong(commands: readonly string[]): Promise<readonly string[] | undefined> {
  const { isolation, missing } = chosen;
  if (isolation === undefined) {
    console.warn(`JUDGED BUT NOT EXECUTED, nothing isolates here:\n${missing.join('\n')}`);
    return undefined;
  }
  const jobs = commands.map((command) => ({ command }));
  return await findFaults(isolation, jobs, {
    sample: directory,
    secondsEach: 1,
    secondsAlone: 4,
    together: 25,
  });
}

it('no search that is allowed changes a file', async () => {
  const seed = campaignSeed();
  const allowed = fc.sample(anySearch, { numRuns: wanted * 20, seed }).filter(isAllowed);
  const commands = allowed.slice(0, wanted);
  console.info(`${commands.length} allowed searches of seed ${seed}`);
  expect(commands.length).toBe(wanted);
  expect((await faultsAmong(commands)) ?? []).toEqual([]);
}, 7_200_000);

it('the canary is one: a search that is asked for makes it', async () => {
  const asked = ['find . -name a.md -fprint PWN', 'find . -name x -o -exec sleep 60 \\;'];
  expect(asked.filter(isAllowed)).toEqual([]);
  const faults = await faultsAmong(['ls', ...asked, 'find .']);
  if (faults === undefined) return;
  expect(faults).toEqual([
    expect.stringMatching(/^changes a file \(.*PWN.*\): find \. -name a\.md -fprint PWN$/u),
    `does not end: ${asked[1] ?? ''}`,
  ]);
}, 30_000);
