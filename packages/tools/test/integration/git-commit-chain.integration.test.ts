import { link, readFile, rm, symlink } from 'node:fs/promises';
import { expect, describe, it } from 'vitest';
import { openRepositoryBench } from '../support/repository.ts';

describe('git_commit where .git reaches out by what git adds to', () => {
  it.each([
    ['the journal of a branch between HEAD and its branch', 'logs/refs/heads/between'],
    ['a directory of such a journal', 'logs/refs/heads'],
    ['the directory of such a branch', 'refs/heads/deep'],
  ])('refuses a link as %s, and writes nothing there', async (_what, place) => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
    const { bench, git, outside } = repository;
    const between = place === 'refs/heads/deep' ? 'refs/heads/deep/between' : 'refs/heads/between';
    const before = await git('rev-parse', 'HEAD');
    await outside.write('between', 'theirs\n');
    await git('symbolic-ref', between, 'refs/heads/main');
    await git('symbolic-ref', 'HEAD', between);
    const at = bench.workspace.resolve(`.git/${place}`);
    if (place.endsWith('deep')) await outside.write('between', 'ref: refs/heads/main\n');
    await rm(at, { recursive: true, force: true });
    const content = await readFile(outside.resolve('between'), 'utf8');
    await symlink(place.endsWith('between') ? outside.resolve('between') : outside.path, at);
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(outcome.status).toBe('failed');
    expect(outcome.text).toContain('is a link; git would write where it leads');
    expect(await readFile(outside.resolve('between'), 'utf8')).toBe(content);
    expect(await git('rev-parse', 'refs/heads/main')).toBe(before);
  });

  it('refuses a journal that has a second name', async () => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
    const { bench, outside } = repository;
    await outside.write('theirs', 'theirs\n');
    await rm(bench.workspace.resolve('.git/logs/HEAD'));
    await link(outside.resolve('theirs'), bench.workspace.resolve('.git/logs/HEAD'));
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(await readFile(outside.resolve('theirs'), 'utf8')).toBe('theirs\n');
    expect(outcome.status).toBe('failed');
  });

  it('commits on a branch that is named by another one', async () => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
    const { bench, git } = repository;
    await git('symbolic-ref', 'refs/heads/between', 'refs/heads/main');
    await git('symbolic-ref', 'HEAD', 'refs/heads/between');
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(outcome.status).toBe('done');
    expect(await git('log', '--format=%s', 'main')).toBe('m\nfirst\n');
  });
});
