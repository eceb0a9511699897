import { describe, expect, it } from 'vitest';
import { checkGitPath } from './check-git-path.ts';

function kindOf(path: string): string {
  const checked = checkGitPath(path);
  return checked.ok ? 'fine' : checked.failure.kind;
}

describe('checkGitPath', () => {
  it.each([
    ['../x', 'outside'],
    ['a/../../x', 'outside'],
    ['a/../x', 'outside'],
    ['/etc/passwd', 'outside'],
    [':/', 'magic'],
    ['./:/x', 'magic'],
    [':(glob)**', 'magic'],
    [':(top,exclude)a', 'magic'],
    [':!x', 'magic'],
    [':^x', 'magic'],
    ['.git/config', 'repository'],
    ['.GIT/config', 'repository'],
    ['.g\u200Cit/hooks/pre-commit', 'repository'],
    ['git~1/config', 'repository'],
    ['sub/.git/config', 'repository'],
    ['.env', 'secret'],
    ['deploy/.env.production', 'secret'],
    ['keys/id_rsa', 'secret'],
    ['.', 'directory'],
    ['', 'invalid'],
    ['a/', 'directory'],
    ['a\0b', 'invalid'],
    ['a\\b', 'invalid'],
    ['con', 'invalid'],
    ['\uD800', 'invalid'],
    ['x'.repeat(5_000), 'invalid'],
  ])('refuses %j as %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each([
    'a.ts',
    './-x.ts',
    '-A',
    '--force',
    'with space.ts',
    'line\nfeed.ts',
    'tab\t.ts',
    'größe/файл/日本語.ts',
    'a[1].ts',
    '*',
    '.gitignore',
    '.github/workflows/check.yml',
    '.env.example',
    'environment.ts',
  ])('lets %j pass', (path) => {
    expect(kindOf(path)).toBe('fine');
  });

  it('takes dots and doubled slashes out', () => {
    expect(checkGitPath('.//a/./b')).toEqual({ ok: true, value: 'a/b' });
  });
});
