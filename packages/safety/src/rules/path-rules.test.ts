import type { Intent, Verdict } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import type { Located } from '../filesystem/locate-path.ts';
import type { Policy } from '../policy/policy.ts';
import { commandDirectory } from './command-directory.ts';
import { hiddenCharactersInPath } from './hidden-characters-in-path.ts';
import { insideWorkspace } from './inside-workspace.ts';
import { pathOf } from './path-of.ts';
import { protectedPath } from './protected-path.ts';
import type { Rule } from './rule.ts';
import { writesFile } from './writes-file.ts';

const read = (path: string): Intent => ({ kind: 'read-file', path });
const list: Intent = { kind: 'list-directory', path: 'a' };
const search: Intent = { kind: 'search-tree', path: 'a' };
const write = (path: string): Intent => ({ kind: 'write-file', path, content: '' });
const edit: Intent = {
  kind: 'edit-file',
  path: 'a',
  oldText: 'a',
  newText: 'b',
  replaceAll: true,
};
const shell: Intent = { kind: 'run-shell', command: 'ls', cwd: 'a', timeoutMs: 1 };
const program: Intent = { kind: 'run-program', argv: ['ls'], cwd: 'a', timeoutMs: 1 };

function inside(path: string, real = path): Located {
  return { status: 'inside', names: path.split('/'), realNames: real.split('/') };
}
const outside: Located = { status: 'outside', reason: 'It leads out.' };
const invalid: Located = { status: 'invalid', reason: 'It is no path.' };

async function apply(
  rule: Rule,
  intent: Intent,
  located: Located,
  policy: Policy = {},
): Promise<readonly string[]> {
  const locate = (): Promise<Located> => Promise.resolve(located);
  const verdicts = await rule(intent, { workspace: '/w', policy, locate });
  return verdicts.map(({ decision, rule: name }: Verdict) => `${decision} ${name}`);
}

describe('pathOf', () => {
  it('finds the path that an intent reads or writes, and none of a command', () => {
    for (const intent of [read('a'), list, search])
      expect(pathOf(intent)).toEqual({ path: 'a', act: 'read' });
    for (const intent of [write('a'), edit])
      expect(pathOf(intent)).toEqual({ path: 'a', act: 'write' });
    const commit: Intent = { kind: 'commit-files', paths: ['a'], all: false, message: 'm' };
    for (const intent of [shell, program, commit]) expect(pathOf(intent)).toBeUndefined();
  });
});

describe('insideWorkspace', () => {
  it('denies what is outside or no path, and says nothing of what is inside', async () => {
    for (const intent of [read('a'), list, search, write('a'), edit]) {
      expect(await apply(insideWorkspace, intent, outside)).toEqual(['deny path-outside']);
      expect(await apply(insideWorkspace, intent, invalid)).toEqual(['deny path-invalid']);
      expect(await apply(insideWorkspace, intent, inside('a'))).toEqual([]);
    }
  });

  it('leaves commands to their own rules', async () => {
    expect(await apply(insideWorkspace, shell, outside)).toEqual([]);
  });
});

describe('protectedPath', () => {
  it.each([
    ['src/a.ts', 'src/a.ts', [], []],
    ['.git/hooks/x', '.git/hooks/x', [], ['deny protected-path']],
    ['.git/index', '.git/index', [], ['ask protected-path']],
    ['.env', '.env', ['ask secret-file'], ['ask protected-path']],
    ['innocent', '.env', ['ask secret-file'], ['ask protected-path']],
    ['.env', 'innocent', ['ask secret-file'], ['ask protected-path']],
    ['innocent', '.git/hooks/x', [], ['deny protected-path']],
    ['.env.example', '.env.example', [], []],
  ])('of %j, which is %j, says %j to reading and %j to writing', async (...row) => {
    const [path, real, reading, writing] = row;
    expect(await apply(protectedPath, read(path), inside(path, real))).toEqual(reading);
    expect(await apply(protectedPath, write(path), inside(path, real))).toEqual(writing);
  });

  it('denies to write what the policy protects, by either name', async () => {
    const policy = { protectedPaths: ['vendor'] };
    for (const place of [inside('vendor/x'), inside('link/x', 'vendor/x')]) {
      expect(await apply(protectedPath, write('x'), place, policy)).toEqual([
        'deny protected-path',
      ]);
      expect(await apply(protectedPath, read('x'), place, policy)).toEqual([]);
    }
  });

  it('leaves commands and what is outside to other rules', async () => {
    expect(await apply(protectedPath, shell, inside('.env'))).toEqual([]);
    expect(await apply(protectedPath, read('.env'), outside)).toEqual([]);
  });
});

describe('hiddenCharactersInPath', () => {
  it('asks for a path that does not look like what it is', async () => {
    for (const path of ['a\u202Eb', 'a\nb', 'a\tb', 'a\rb'])
      expect(await apply(hiddenCharactersInPath, read(path), invalid)).toEqual([
        'ask hidden-characters',
      ]);
    expect(await apply(hiddenCharactersInPath, write('é.md'), invalid)).toEqual([]);
    expect(await apply(hiddenCharactersInPath, shell, invalid)).toEqual([]);
  });
});

describe('commandDirectory', () => {
  it('denies to start a command outside, or nowhere', async () => {
    for (const intent of [shell, program]) {
      expect(await apply(commandDirectory, intent, outside)).toEqual(['deny path-outside']);
      expect(await apply(commandDirectory, intent, invalid)).toEqual(['deny path-invalid']);
      expect(await apply(commandDirectory, intent, inside('a'))).toEqual([]);
    }
    expect(await apply(commandDirectory, read('a'), outside)).toEqual([]);
  });
});

describe('writesFile', () => {
  it('asks for every change of a file and for nothing else', async () => {
    for (const intent of [write('a'), edit])
      expect(await apply(writesFile, intent, inside('a'))).toEqual(['ask writes-file']);
    for (const intent of [read('a'), list, search, shell, program])
      expect(await apply(writesFile, intent, inside('a'))).toEqual([]);
  });
});
