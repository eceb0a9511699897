import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { readProcessStat, readProcessTable } from './process-table.ts';
import { createProcessTree } from './process-tree.ts';

describe.runIf(process.platform === 'linux')('readProcessTable', () => {
  it('holds this process, and nobody older than the pid asked for', async () => {
    const everyone = await readProcessTable({});
    expect(everyone?.entries.some(({ pid }) => pid === process.pid)).toBe(true);
    const child = spawn('true');
    await once(child, 'exit');
    const younger = await readProcessTable({ since: child.pid ?? 0 });
    expect(younger?.entries.some(({ pid }) => pid === process.pid)).toBe(false);
  });

  it('holds everyone when pids have gone round since', async () => {
    const table = await readProcessTable({ since: 2 ** 30 });
    expect(table?.entries.some(({ pid }) => pid === process.pid)).toBe(true);
  });

  it('is unknown without /proc', async () => {
    expect(await readProcessTable({ directory: '/no/such/proc' })).toBeUndefined();
  });

  it('knows nothing of a process that is gone', async () => {
    expect(await readProcessStat(2 ** 22 + 1)).toBeUndefined();
  });
});

describe.runIf(process.platform === 'linux')('createProcessTree', () => {
  it('takes no process for its own whose pid is that of a leader long gone', async () => {
    const newcomer = spawn('sleep', ['30'], { detached: true, stdio: 'ignore' });
    await once(newcomer, 'spawn');
    const tree = createProcessTree({
      leader: newcomer.pid ?? 0,
      marker: 'a mark that the newcomer does not carry',
      leaderLives: () => false,
      isOld: () => true,
    });
    expect(await tree.countLiving()).toBe(0);
    await tree.signal('SIGKILL');
    expect(newcomer.signalCode).toBeNull();
    expect(newcomer.kill()).toBe(true);
    expect(await once(newcomer, 'exit')).toEqual([null, 'SIGTERM']);
  });

  it('knows no more than the group where there is no /proc', async () => {
    const child = spawn('sh', ['-c', 'sleep 30 & wait'], { detached: true, stdio: 'ignore' });
    await once(child, 'spawn');
    const tree = createProcessTree({
      leader: child.pid ?? 0,
      marker: 'none',
      leaderLives: () => child.exitCode === null && child.signalCode === null,
      isOld: () => false,
      readTable: () => readProcessTable({ directory: '/no/such/proc' }),
    });
    expect(await tree.countLiving()).toBe(1);
    expect(await tree.isGone()).toBe(false);
    await tree.signal('SIGKILL');
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    await eventually(() => tree.isGone());
  });
});
