import { createTemporaryWorkspace, eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { lockFile } from '../../src/files/lock-file.ts';
import { startProgram } from '../support/start-program.ts';

describe('a lock between processes', () => {
  it('keeps two processes apart that add to one file', async () => {
    await using workspace = await createTemporaryWorkspace({ counter: '0' });
    const programs = [1, 2].map(() => startProgram('count-under-lock', [workspace.path, '50']));
    expect(await Promise.all(programs.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(await workspace.read('counter')).toBe('100');
  });

  it('names its owner and is taken over at once when the owner is killed', async () => {
    await using workspace = await createTemporaryWorkspace();
    const path = workspace.resolve('a.lock');
    const program = startProgram('hold-lock', [path]);
    await eventually(() => program.output() === 'held\n', 30_000);
    await expect(lockFile(path)).rejects.toMatchObject({
      code: 'persistence/locked',
      details: { owner: expect.stringContaining(`process ${program.child.pid} `) as unknown },
    });
    program.child.kill('SIGKILL');
    await program.ended;
    await using lock = await lockFile(path);
    expect(lock.owner.pid).toBe(process.pid);
  });
});
