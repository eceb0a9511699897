import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { endOrphans } from '../../src/index.ts';

const host = fileURLToPath(new URL('host.fixture.ts', import.meta.url));

async function linesOf(): Promise<readonly { readonly pid: number; readonly line: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  return Promise.all(
    pids.map(async (pid) => ({
      pid: Number(pid),
      line: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    })),
  );
}

async function sleepers(seconds: string): Promise<readonly number[]> {
  const lines = await linesOf();
  return lines
    .filter(({ line }) => line.startsWith('sleep\0') && line.includes(seconds))
    .map(({ pid }) => pid);
}

async function startHost(command: string): Promise<ChildProcess> {
  const args = ['-C', '@selfware/source', host, 'runner', command];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'spawn');
  return child;
}

/** Kills a host and, before, the guard that would clean up after it. */
async function killWithGuard(child: ChildProcess): Promise<void> {
  const guards = (await linesOf()).filter(({ line }) =>
    line.includes(`selfware-guard\0h${child.pid}-`),
  );
  expect(guards).toHaveLength(1);
  for (const { pid } of guards) process.kill(pid, 'SIGKILL');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const secondsOf = (): string => `94.${parseInt(randomUUID().slice(0, 8), 16)}`;

describe.runIf(process.platform === 'linux')('endOrphans', () => {
  it('ends what a killed host left, whose guard was killed too, and names it without arguments', async () => {
    const seconds = secondsOf();
    const sleep = `sleep ${seconds}`;
    const child = await startHost(`setsid ${sleep} & trap '' TERM; ${sleep}`);
    await eventually(async () => (await sleepers(seconds)).length === 2, 15_000);
    await killWithGuard(child);
    const left = await sleepers(seconds);
    expect(left).toHaveLength(2);
    const ended = await endOrphans({ graceMs: 100 });
    expect(ended.map(({ pid }) => pid)).toEqual(expect.arrayContaining([...left]));
    expect(new Set(ended.map(({ name }) => name))).toEqual(new Set(['sh', 'sleep']));
    expect(await sleepers(seconds)).toEqual([]);
    expect(await endOrphans()).toEqual([]);
  }, 30_000);

  it('leaves alone whose host lives, and who carries no mark or one that is none', async () => {
    const seconds = secondsOf();
    const child = await startHost(`sleep ${seconds}`);
    const others = ['', 'h1-1-1-not-a-mark', `h1-1-1-${randomUUID()}`].map((mark) =>
      spawn('sleep', [seconds], {
        stdio: 'ignore',
        env: { PATH: '/usr/bin:/bin', SELFWARE_RUN_MARKER: mark },
      }),
    );
    await eventually(async () => (await sleepers(seconds)).length === 4, 15_000);
    const before = await sleepers(seconds);
    expect((await endOrphans()).filter(({ pid }) => before.includes(pid))).toEqual([]);
    expect(await sleepers(seconds)).toHaveLength(4);
    for (const other of others) other.kill('SIGKILL');
    child.kill('SIGKILL');
    await eventually(async () => (await sleepers(seconds)).length === 0);
  }, 30_000);
});
