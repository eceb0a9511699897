import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { fingerprint, runBoxed, whyNoBox } from '../fixtures/boxed-run.ts';

configureProperties();

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

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'find-'));
  const missing = await whyNoBox(directory);
  if (missing !== undefined) throw new Error(missing);
  await fill();
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

it('no search that is allowed changes a file', async () => {
  const before = await fingerprint(directory);
  const options = { workspace: '/tmp/box', cwd: '/tmp/box', home: '/tmp/box' };
  await fc.assert(
    fc.asyncProperty(anySearch, async (command) => {
      fc.pre(judgeCommand(command, options).decision === 'allow');
      await runBoxed(command, directory);
      expect(await fingerprint(directory)).toBe(before);
    }),
    { numRuns: 250, maxSkipsPerRun: 1_000 },
  );
}, 120_000);

it('the canary is one: a search that is asked for makes it', async () => {
  await runBoxed('find . -name a.md -fprint PWN', directory);
  expect(await fingerprint(directory)).toContain('PWN');
  await rm(join(directory, 'PWN'));
});
