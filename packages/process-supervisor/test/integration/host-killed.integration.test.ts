import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eventually } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const host = fileURLToPath(new URL('host.fixture.ts', import.meta.url));
let seconds: string;

beforeEach(() => {
  seconds = `70.${process.hrtime.bigint()}`;
});

afterEach(async () => {
  expect(await count('sleep')).toBe(0);
});

async function count(what: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.startsWith(what) && line.includes(seconds)).length;
}

async function startHost(how: 'runner' | 'call', ...commands: string[]): Promise<() => boolean> {
  const args = ['-C', '@selfware/source', host, how];
  const lines = commands.map((command) => command.replaceAll('SLEEP', `sleep ${seconds}`));
  const child = spawn(process.execPath, [...args, ...lines], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'spawn');
  return () => child.kill('SIGKILL');
}

describe.runIf(process.platform === 'linux')('the session guard', () => {
  it('leaves no survivor when the host is killed with SIGKILL', async () => {
    const kill = await startHost(
      'runner',
      'SLEEP & SLEEP & wait',
      `setsid sh -c 'setsid SLEEP < /dev/null > /dev/null 2>&1 &'; trap '' TERM; SLEEP`,
      'env -i /bin/SLEEP; true',
    );
    await eventually(
      async () => (await count('sleep')) + (await count('/bin/sleep')) === 5,
      15_000,
    );
    kill();
    await eventually(async () => (await count('sleep')) + (await count('/bin/sleep')) === 0);
  });

  it('also holds for a single call without a runner', async () => {
    const kill = await startHost('call', 'setsid SLEEP & wait');
    await eventually(async () => (await count('sleep')) === 1, 15_000);
    kill();
    await eventually(async () => (await count('sleep')) === 0);
  });
});
