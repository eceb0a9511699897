import { execFile } from 'node:child_process';
import { link, symlink, truncate } from 'node:fs/promises';
import { promisify } from 'node:util';
import {
  configureProperties,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePath, type PathIntent } from '../../src/filesystem.ts';
import { allPathRules, judgePathBy } from '../../src/filesystem/policy/judge-located-path.ts';
import { anyPath } from '../arbitraries/paths.ts';

configureProperties();

let base: TemporaryWorkspace;
let root: string;

beforeAll(async () => {
  base = await createTemporaryWorkspace({
    'root/src/a.ts': 'a',
    'root/shared.txt': 'x',
    'root/big': '',
    'root/tools/.git/hooks/post-commit': '',
    'outside/secret': 'secret',
  });
  root = base.resolve('root');
  const at = (name: string): string => base.resolve('root', name);
  await link(at('shared.txt'), base.resolve('outside/shared'));
  await truncate(at('big'), 5_000_000_000);
  await symlink('src', at('in'));
  await symlink('../outside', at('out'));
  await symlink('src/none', at('nowhere'));
  await symlink(at('src'), at('absolute'));
  await promisify(execFile)('mkfifo', [at('pipe')]);
});
afterAll(() => base.remove());

const judge = async (path: string, intent: PathIntent): Promise<string> => {
  const { decision, rule } = await judgePath(root, path, intent);
  return `${decision} ${rule}`;
};

/** For each rule a path that nothing else speaks against. */
const soleCases = [
  ['device-name', 'aux .c', 'write', 'deny'],
  ['stream-name', 'notes.txt:hidden', 'write', 'deny'],
  ['short-name', 'LONGNA~1.TXT', 'write', 'deny'],
  ['trailing-dot-or-space', 'notes.', 'write', 'deny'],
  ['wildcard-name', 'what?', 'write', 'deny'],
  ['encoded-name', '..%e0%80%af', 'write', 'deny'],
  ['separator-lookalike', 'a\uff0fb', 'write', 'deny'],
  ['long-name', `none/${'x'.repeat(256)}`, 'write', 'deny'],
  ['hidden-characters', 'a\u202eb', 'write', 'ask'],
  ['dangling-link', 'nowhere', 'create', 'deny'],
  ['through-missing', 'none/../src/a.ts', 'read', 'deny'],
  ['kind', 'pipe', 'read', 'deny'],
  ['holds-protected', 'tools', 'delete', 'deny'],
  ['second-name', 'shared.txt', 'write', 'ask'],
  ['large-file', 'big', 'read', 'ask'],
  ['twin-name', 'SRC/b.ts', 'create', 'ask'],
] as const;

describe('judgePath', () => {
  it('has a sole case for every rule', () => {
    const rules = [...allPathRules.names, ...allPathRules.entries].map(({ rule }) => rule);
    expect(soleCases.map(([rule]) => rule)).toEqual(rules);
  });

  it.each(soleCases)('refuses by %s alone: %j to %s', async (rule, path, intent, decision) => {
    expect(await judge(path, intent)).toBe(`${decision} ${rule}`);
    const without = <T extends { readonly rule: string }>(rules: readonly T[]): readonly T[] =>
      rules.filter((one) => one.rule !== rule);
    const rest = { names: without(allPathRules.names), entries: without(allPathRules.entries) };
    const question = { root, path, intent, policy: {} };
    const changed = await judgePathBy(rest, question).catch(() => ({ decision: 'none' }));
    expect(changed.decision).not.toBe(decision);
  });

  it.each([
    ['src/a.ts', 'read', 'src/a.ts'],
    ['in/a.ts', 'write', 'src/a.ts'],
    ['in/', 'list', 'src'],
    ['in/new/deep.ts', 'create', 'src/new/deep.ts'],
    ['.', 'list', '.'],
    ['out', 'delete', 'out'],
    ['pipe', 'delete', 'pipe'],
    ['src', 'delete', 'src'],
    ['in/../src/a.ts', 'read', 'src/a.ts'],
  ] as const)('allows %s to %s, and says that it is %s', async (path, intent, realPath) => {
    expect(await judgePath(root, path, intent)).toMatchObject({ decision: 'allow', realPath });
  });

  it.each([
    ['out/secret', 'read', 'outside'],
    ['out/secret', 'delete', 'outside'],
    ['out', 'write', 'outside'],
    ['absolute/a.ts', 'read', 'outside'],
    ['../outside/secret', 'read', 'outside'],
    ['/proc/self/root/etc/passwd', 'read', 'outside'],
    ['/dev/fd/3', 'read', 'outside'],
    ['~user/x', 'read', 'invalid-path'],
    ['\\\\?\\C:\\x', 'read', 'invalid-path'],
    ['file:///etc/passwd', 'read', 'invalid-path'],
    ['%2e%2e/x', 'read', 'invalid-path'],
    ['a\0b', 'read', 'invalid-path'],
    ['', 'read', 'invalid-path'],
    ['src/a.ts', 'list', 'kind'],
    ['src', 'write', 'kind'],
    ['.', 'delete', 'root-itself'],
    ['.git/hooks/x', 'create', 'protected-path'],
  ] as const)('denies %j to %s by the rule %s', async (path, intent, rule) => {
    expect(await judge(path, intent)).toBe(`deny ${rule}`);
  });

  it('takes an absolute path inside by either name of the root', async () => {
    await symlink('root', base.resolve('alias'));
    const alias = base.resolve('alias');
    for (const path of [`${alias}/src/a.ts`, `${root}/src/a.ts`])
      expect(await judgePath(alias, path, 'read')).toMatchObject({ decision: 'allow' });
    expect(await judgePath(root, `${root}2/x`, 'read')).toMatchObject({ rule: 'outside' });
  });

  it('matches the policy on both sides of a link', async () => {
    const policy = { deny: ['src'] };
    expect((await judgePath(root, 'in/a.ts', 'read', policy)).rule).toBe('denied-by-policy');
    const shut = { links: 'refuse' } as const;
    expect((await judgePath(root, 'in/a.ts', 'read', shut)).rule).toBe('link');
  });

  it('denies what it cannot find out, and never throws', async () => {
    const failed = { decision: 'deny', rule: 'check-failed' };
    expect(await judgePath(`${root}/none`, 'a', 'read')).toMatchObject(failed);
    expect(await judgePath(root, 'a', 'read', { deny: ['../x'] })).toMatchObject(failed);
    // @ts-expect-error -- what a caller without types may pass
    expect(await judgePath(root, 7, 'read')).toMatchObject(failed);
    // @ts-expect-error -- what a caller without types may pass
    expect(await judgePath(root, 'a', 'execute')).toMatchObject(failed);
  });

  it('allows ordinary names in any script', async () => {
    const letters = fc.stringMatching(/^[\p{L}\p{N}]{1,12}$/u).filter(
      (name) =>
        name.normalize('NFC') === name &&
        // Letters that nobody sees, and one that holds a slash.
        !/[\u115f\u1160\u3164\uffa0\u215f]/u.test(name) &&
        // Names of the tree, and of devices.
        !/^(?:src|in|out|big|pipe|con|prn|aux|nul|(?:com|lpt).)$/iu.test(name),
    );
    await fc.assert(
      fc.asyncProperty(letters, async (name) => {
        const { decision } = await judgePath(root, `src/${name}.txt`, 'create');
        expect(decision).toBe('allow');
      }),
    );
  });

  it.each([
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.txt',
    '\u0915\u094d\u200d\u0937.md',
    '\u2764\ufe0f.png',
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}.png',
    '100%25 caf%C3%A9.html',
    'a \u00bd cup',
    '.~lock.x#',
    "it's (1) [2] {3} & co, = + @ ! ^ `",
  ])('allows the ordinary name %j', async (name) => {
    expect(await judge(`src/${name}`, 'create')).toBe('allow inside');
  });

  it('never allows a path whose real one lies outside, whatever is written', async () => {
    await fc.assert(
      fc.asyncProperty(anyPath(root), async (path) => {
        const verdict = await judgePath(root, path, 'read');
        if (verdict.decision === 'deny') return;
        expect(verdict.realPath?.split('/')).not.toContain('..');
        expect(verdict.realPath?.startsWith('/')).toBe(false);
      }),
    );
  });
});
