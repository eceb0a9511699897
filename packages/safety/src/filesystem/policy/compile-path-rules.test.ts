import { describe, expect, it } from 'vitest';
import { PathPolicyError } from '../../errors.ts';
import { compilePathRules } from './compile-path-rules.ts';
import type { PathIntent, PathPolicy, PathVerdict } from './path-policy.ts';

const linux = { caseInsensitive: false, normalises: false };

function judge(policy: PathPolicy, path: string, intent: PathIntent = 'read'): PathVerdict {
  const names = path === '.' ? [] : path.split('/');
  return compilePathRules(policy, linux).judge({ requested: names, real: names }, intent);
}
const ruleOf = (policy: PathPolicy, path: string, intent?: PathIntent): string =>
  judge(policy, path, intent).rule;

describe('path rules', () => {
  it('allow what no rule speaks of, and say where it is', () => {
    expect(judge({}, 'src/a.ts')).toEqual({
      decision: 'allow',
      rule: 'inside',
      reason: 'This path is inside the root, and no rule speaks against it.',
      realPath: 'src/a.ts',
    });
  });

  it.each(['src/a.ts', '.'])('allow nothing by an empty list: %s', (path) => {
    expect(judge({ allow: [] }, path, 'list')).toMatchObject({
      decision: 'deny',
      rule: 'not-allowed-by-policy',
    });
  });

  it('let a denied pattern win over an allowed one', () => {
    const policy = { allow: ['src'], deny: ['*.pass'] };
    expect(ruleOf(policy, 'src/a.ts')).toBe('inside');
    expect(ruleOf(policy, 'src/a.pass')).toBe('denied-by-policy');
    expect(ruleOf(policy, 'lib/a.ts')).toBe('not-allowed-by-policy');
  });

  it('match the requested path, the real one, and every directory above each', () => {
    const rules = compilePathRules({ allow: ['src', 'link'], deny: ['private'] }, linux);
    const of = (requested: string, real: string): string =>
      rules.judge({ requested: requested.split('/'), real: real.split('/') }, 'read').rule;
    expect(of('link/a', 'src/a')).toBe('inside');
    expect(of('link/a', 'src/private/x/a')).toBe('denied-by-policy');
    expect(of('src/private/a', 'src/a')).toBe('denied-by-policy');
    expect(of('link/a', 'other/a')).toBe('not-allowed-by-policy');
    expect(of('other/a', 'src/a')).toBe('not-allowed-by-policy');
    expect(of('other/../src/./a', 'src/a')).toBe('inside');
  });

  it('compare whole names, never the beginnings of texts', () => {
    expect(ruleOf({ allow: ['src'] }, 'src2/a')).toBe('not-allowed-by-policy');
    expect(ruleOf({ deny: ['src'] }, 'src2/a')).toBe('inside');
  });

  it.each([
    ['Secret', 'sEcReT/a'],
    ['caf\u00e9', 'cafe\u0301'],
    ['cafe\u0301', 'caf\u00e9'],
    ['secret', 's\u200becret'],
    ['secret', 'secret.'],
    ['secret', 'secret::$DATA'],
    ['stra\u00dfe', 'STRASSE'],
    ['[a-c]x', 'BX'],
    ['secret', '\uff53ecret'],
  ])('deny %j also as %j on every volume', (pattern, path) => {
    expect(ruleOf({ deny: [pattern] }, path)).toBe('denied-by-policy');
  });

  it('allow by what the volume makes of names', () => {
    const of = (options: typeof linux, name: string): string =>
      compilePathRules({ allow: ['Caf\u00e9'] }, options).judge(
        { requested: [name], real: [name] },
        'read',
      ).rule;
    expect(of(linux, 'Caf\u00e9')).toBe('inside');
    expect(of(linux, 'caf\u00e9')).toBe('not-allowed-by-policy');
    expect(of({ ...linux, caseInsensitive: true }, 'cAF\u00c9')).toBe('inside');
    expect(of(linux, 'Cafe\u0301')).toBe('not-allowed-by-policy');
    expect(of({ ...linux, normalises: true }, 'Cafe\u0301')).toBe('inside');
  });

  it('open again what a negated pattern names, but nothing inside a denied directory', () => {
    expect(ruleOf({ deny: ['*.log', '!keep.log'] }, 'a/keep.log')).toBe('inside');
    expect(ruleOf({ deny: ['*.log', '!keep.log'] }, 'a/KEEP.log')).toBe('denied-by-policy');
    expect(ruleOf({ deny: ['!keep.log', '*.log'] }, 'keep.log')).toBe('denied-by-policy');
    expect(ruleOf({ deny: ['build', '!build/keep'] }, 'build/keep')).toBe('denied-by-policy');
  });

  it('close with a negated pattern what the list opened, with all that lies in it', () => {
    const policy = { allow: ['**', '!secret', 'secret/shown'] };
    expect(ruleOf(policy, 'a/b')).toBe('inside');
    expect(ruleOf(policy, 'secret/a')).toBe('not-allowed-by-policy');
    expect(ruleOf(policy, 'a/SECRET/b')).toBe('not-allowed-by-policy');
    expect(ruleOf(policy, 'secret/shown/a')).toBe('inside');
  });

  it('take a trailing slash for directories: surely to allow, possibly to deny', () => {
    const of = (policy: PathPolicy, isDirectory?: boolean): string =>
      compilePathRules(policy, linux).judge(
        { requested: ['out'], real: ['out'], ...(isDirectory !== undefined && { isDirectory }) },
        'write',
      ).rule;
    expect(of({ deny: ['out/'] })).toBe('denied-by-policy');
    expect(of({ deny: ['out/'] }, false)).toBe('inside');
    expect(of({ allow: ['out/'] })).toBe('not-allowed-by-policy');
    expect(of({ allow: ['out/'] }, true)).toBe('inside');
    expect(ruleOf({ allow: ['out/'] }, 'out/a')).toBe('inside');
    expect(ruleOf({ allow: ['out/'] }, 'out', 'list')).toBe('inside');
  });

  it('take what is said of all contents for the listing, too', () => {
    expect(ruleOf({ allow: ['src/**'] }, 'src', 'list')).toBe('inside');
    expect(ruleOf({ allow: ['src/**'] }, 'src', 'delete')).toBe('not-allowed-by-policy');
    expect(ruleOf({ deny: ['src/**'] }, 'src', 'list')).toBe('denied-by-policy');
    expect(ruleOf({ allow: ['**'] }, '.', 'list')).toBe('inside');
    expect(ruleOf({ deny: ['*'] }, '.', 'list')).toBe('denied-by-policy');
    expect(ruleOf({ deny: ['*', '!src'] }, '.', 'list')).toBe('inside');
  });

  it('refuse links on the way only when the policy does', () => {
    const of = (policy: PathPolicy, requested: string, real: string): string =>
      compilePathRules(policy, linux).judge(
        { requested: requested.split('/'), real: real.split('/') },
        'read',
      ).rule;
    expect(of({}, 'link/a', 'src/a')).toBe('inside');
    expect(of({ links: 'refuse' }, 'link/a', 'src/a')).toBe('link');
    expect(of({ links: 'refuse' }, 'link', 'src/a')).toBe('link');
    expect(of({ links: 'refuse' }, 'src/./a', 'src/a')).toBe('inside');
    expect(of({ links: 'refuse' }, 'SRC/a', 'src/a')).toBe('inside');
  });

  it('never open what is protected anyway', () => {
    const policy = { allow: ['**'], deny: ['!.git'] };
    expect(judge(policy, 'sub/.GIT/hooks/x', 'write')).toMatchObject({
      decision: 'deny',
      rule: 'protected-path',
    });
    expect(judge(policy, '.env', 'read').decision).toBe('ask');
    expect(judge({ protectedPaths: ['db'] }, 'DB/x', 'write').decision).toBe('deny');
    expect(judge({ protectedPaths: ['db'] }, 'db/x', 'read').decision).toBe('allow');
  });

  it('never delete a directory above what the policy protects', () => {
    const policy = { protectedPaths: ['db/./live/'] };
    expect(judge(policy, 'DB', 'delete').rule).toBe('protected-path');
    expect(judge(policy, 'db', 'write').rule).toBe('inside');
    expect(judge(policy, 'db/other', 'delete').rule).toBe('inside');
  });

  it.each([
    ['list', 'allow'],
    ['read', 'ask'],
    ['write', 'ask'],
    ['delete', 'deny'],
  ] as const)('judge the root itself: to %s is to %s', (intent, decision) => {
    expect(judge({}, '.', intent).decision).toBe(decision);
  });

  it.each([
    '..',
    'a/../b',
    '!../x',
    '~/x',
    'C:/x',
    'c:\\x',
    '\\\\server\\x',
    '//server/x',
    'file:///etc',
    '$HOME/x',
    '',
    '!',
    '/',
    '.',
    '   ',
    '# note',
    '[a-',
    'a\\',
    'src\\secret',
    'a\nb',
    'x'.repeat(1_025),
  ])('refuse the pattern %j', (pattern) => {
    for (const list of ['allow', 'deny'] as const)
      expect(() => compilePathRules({ [list]: [pattern] }, linux)).toThrow(PathPolicyError);
  });

  it('refuse a list that is too long', () => {
    const deny = Array.from({ length: 1_001 }, () => 'a');
    expect(() => compilePathRules({ deny }, linux)).toThrow(PathPolicyError);
  });

  it('stay fast under patterns that make others try forever', () => {
    const deny = ['*a*a*a*a*a*a*a*a*a*a*a*a*a*b', `${'**/a/'.repeat(100)}b`];
    const before = performance.now();
    expect(ruleOf({ deny }, Array.from({ length: 60 }, () => 'a'.repeat(60)).join('/'))).toBe(
      'inside',
    );
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
