import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runOrThrow } from '../workspace/run-command.ts';
import { judgeChangesets } from './judge-changesets.ts';
import { readHistory } from './read-history.ts';

const published = { 'packages/safety': '@selfware/safety', 'packages/agent': '@selfware/agent' };
const change = { hash: '0123456789', paths: ['packages/safety/src/judge.ts'] };
const changeset = "---\n'@selfware/safety': minor\n---\n\nSafer.\n";

describe('judgeChangesets', () => {
  it('reports a package whose sources changed without a changeset', () => {
    expect(judgeChangesets([change], { published, changesets: [] })).toEqual([
      '01234567 changes packages/safety/src, and no changeset names @selfware/safety: run `pnpm exec changeset`',
    ]);
  });

  it('is content with a changeset that names the package', () => {
    expect(judgeChangesets([change], { published, changesets: [changeset] })).toEqual([]);
  });

  it('is content with an entry in the changelog of the package', () => {
    const release = { hash: '1', paths: ['packages/safety/CHANGELOG.md'] };
    expect(judgeChangesets([change, release], { published, changesets: [] })).toEqual([]);
  });

  it('takes no changeset of another package for it', () => {
    const both = [change, { hash: '2', paths: ['packages/agent/src/agent.ts'] }];
    expect(judgeChangesets(both, { published, changesets: [changeset] })).toHaveLength(1);
  });

  it('asks nothing of a change to tests and configuration', () => {
    const commits = [{ hash: '3', paths: ['packages/safety/test/x.test.ts', 'nx.json'] }];
    expect(judgeChangesets(commits, { published, changesets: [] })).toEqual([]);
  });
});

describe('readHistory', () => {
  it('reads commits and changesets since the last tag', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'selfware-history-'));
    const commit = async (path: string, text: string): Promise<void> => {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
      await runOrThrow(['git', 'add', '.'], { cwd });
      await runOrThrow(
        ['git', '-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-q', '-m', path],
        { cwd },
      );
    };
    await runOrThrow(['git', 'init', '-q'], { cwd });
    await commit('packages/safety/src/old.ts', '1');
    expect((await readHistory(cwd)).commits).toHaveLength(1);
    await runOrThrow(['git', 'tag', 'v1'], { cwd });
    await commit('packages/safety/src/judge.ts', '2');
    await commit('.changeset/calm-cats.md', changeset);
    const history = await readHistory(cwd);
    expect(history.commits.flatMap(({ paths }) => paths)).toEqual([
      '.changeset/calm-cats.md',
      'packages/safety/src/judge.ts',
    ]);
    expect(history.changesets).toEqual([changeset]);
    rmSync(cwd, { recursive: true });
  });
});
