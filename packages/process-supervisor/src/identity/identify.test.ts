import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identify, sameProcess, sendSignal, signalProcess } from './identify.ts';

async function startSleeper(): Promise<{ pid: number; exited: Promise<unknown[]> }> {
  const child = spawn('sleep', ['30'], { stdio: 'ignore' });
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, exited: once(child, 'exit') };
}

describe.runIf(process.platform === 'linux')('signalProcess', () => {
  it('signals the process that was identified', async () => {
    const { pid, exited } = await startSleeper();
    const identity = await identify(pid);
    if (identity === undefined) throw new Error('expected an identity');
    expect(await sameProcess(identity)).toBe(true);
    expect(await signalProcess(identity, 'SIGTERM')).toBe(true);
    expect(await exited).toEqual([null, 'SIGTERM']);
    expect(await sameProcess(identity)).toBe(false);
    expect(await signalProcess(identity, 'SIGTERM')).toBe(false);
  });

  it('signals nobody when another process has the pid', async () => {
    const { pid, exited } = await startSleeper();
    const identity = await identify(pid);
    if (identity === undefined) throw new Error('expected an identity');
    expect(await signalProcess({ ...identity, startTime: '1' }, 'SIGKILL')).toBe(false);
    expect(await signalProcess({ ...identity, bootId: 'another' }, 'SIGKILL')).toBe(false);
    expect(await signalProcess(identity, 'SIGKILL')).toBe(true);
    expect(await exited).toEqual([null, 'SIGKILL']);
  });

  it('identifies nobody behind a pid that is free', async () => {
    expect(await identify(2 ** 22 + 1)).toBeUndefined();
  });
});

describe('sendSignal', () => {
  it.each([0, -0, 1, -1])('signals nobody for %s, which is more than one process', (pid) => {
    expect(sendSignal(pid, 0)).toBe(false);
  });
});
