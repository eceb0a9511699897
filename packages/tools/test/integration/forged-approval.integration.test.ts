import { approvedMark, type Approved, type Intent } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../workbench.ts';

const { signal } = new AbortController();

function forge<I extends Intent>(intent: I): Approved<I> {
  return { intent, hash: '0'.repeat(64), [approvedMark]: intent.kind };
}

describe('createHands', () => {
  it('refuses a forged approval in every hand', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'old' } });
    const { hands } = bench;
    const path = 'a.txt';
    const edit = { path, oldText: 'old', newText: 'x', replaceAll: false };
    const run = { cwd: '.', timeoutMs: 1_000 };
    const query = { pattern: 'old', regex: false, maxMatches: 1 };
    const attempts = [
      () => hands.readFile(forge({ kind: 'read-file', path })),
      () => hands.listDirectory(forge({ kind: 'list-directory', path: '.' })),
      () => hands.searchTree(forge({ kind: 'search-tree', path: '.' }), query, { signal }),
      () => hands.writeFile(forge({ kind: 'write-file', path, content: 'x' })),
      () => hands.editFile(forge({ kind: 'edit-file', ...edit })),
      () =>
        hands.commitFiles(
          forge({ kind: 'commit-files', paths: [path], all: false, message: 'm' }),
          { signal },
        ),
      () =>
        hands.exportSession(
          forge({ kind: 'export-session', path, session: '', format: 'json', overwrite: true }),
        ),
      () => hands.runShell(forge({ kind: 'run-shell', command: 'rm a.txt', ...run }), { signal }),
      () =>
        hands.runProgram(forge({ kind: 'run-program', argv: ['rm', path], ...run }), { signal }),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: 'safety/forged-approval' });
    expect(await bench.workspace.read('a.txt')).toBe('old');
    expect(bench.announced).toEqual([]);
  });

  it('acts on what was approved, not on what the intent became', async () => {
    await using bench = await openWorkbench();
    const intent = { kind: 'write-file' as const, path: 'a.txt', content: 'approved' };
    const ruling = await bench.judge.judge(intent);
    intent.content = 'changed';
    const approved = bench.judge.approve(ruling);
    if (!approved.ok) throw new Error(approved.failure.reason);
    await bench.hands.writeFile(approved.value);
    expect(await bench.workspace.read('a.txt')).toBe('approved');
  });

  it('runs an approved program without a shell', async () => {
    await using bench = await openWorkbench();
    const argv: [string, ...string[]] = ['echo', '$CI', '*'];
    const ruling = await bench.judge.judge({
      kind: 'run-program',
      argv,
      cwd: '.',
      timeoutMs: 5_000,
    });
    const approved = bench.judge.approve(ruling);
    if (!approved.ok) throw new Error(approved.failure.reason);
    const outcome = await bench.hands.runProgram(approved.value, { signal });
    expect(outcome.stdout.text()).toBe('$CI *\n');
  });
});
