import { mkdir, readdir, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../workbench.ts';

describe('write_file where edits need no question', () => {
  it.each([
    ['.github/new/../workflows/ci.yml', undefined],
    ['new/../way/ci.yml', '.github/workflows'],
    ['new/deep/../../way/ci.yml', '.github/workflows'],
    ['way/ci.yml', '.circleci'],
    ['way/new/ci.yml', '.github/actions'],
    ['way/../workflows/ci.yml', '.github/missing'],
  ])('asks before it writes %j, behind a link to %j', async (path, target) => {
    const asked: string[] = [];
    await using bench = await openWorkbench({
      files: { '.github/workflows/old.yml': 'x\n' },
      mode: 'accept-edits',
      approvalPrompt: ({ ruling }) => {
        asked.push(ruling.verdict.rule);
        return Promise.resolve({ decision: 'no', reason: 'not now' });
      },
    });
    if (target !== undefined) await symlink(target, bench.workspace.resolve('way'));
    const before = await readdir(bench.workspace.path, { recursive: true });
    const outcome = await bench.call('write_file', { path, content: 'x' });
    expect(outcome.status).toBe('denied');
    expect(asked).toEqual(['protected-path']);
    expect(await readdir(bench.workspace.path, { recursive: true })).toEqual(before);
  });

  it('writes an ordinary file behind a directory that it makes, and behind a link that leads nowhere yet', async () => {
    await using bench = await openWorkbench({ mode: 'accept-edits' });
    await symlink('build', bench.workspace.resolve('way'));
    for (const path of ['new/../a.ts', 'way/b.ts'])
      expect((await bench.call('write_file', { path, content: 'x' })).status).toBe('done');
    expect(await readdir(bench.workspace.resolve('build'))).toEqual(['b.ts']);
  });
});

describe('names that begin like something else', () => {
  it.each(['~x.ts', '$slug.ts', 'c:x.ts'])(
    'are found, read and written behind a dot: %s',
    async (name) => {
      await using bench = await openWorkbench({ mode: 'accept-edits' });
      await mkdir(bench.workspace.resolve('empty'));
      const path = `./${name}`;
      expect((await bench.call('write_file', { path, content: 'needle\n' })).status).toBe('done');
      expect((await bench.call('read_file', { path })).text).toContain('needle');
      expect((await bench.call('search_text', { pattern: 'needle' })).text).toContain(`${path}:1:`);
      expect((await bench.call('read_file', { path: name })).status).toBe('denied');
    },
  );
});
