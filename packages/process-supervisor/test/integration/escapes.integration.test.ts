import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgramRunner, type ProgramRunner } from '../../src/index.ts';

// A sleep that no other test uses, so that its survivors can be counted on the whole machine.
let seconds: string;
let runner: ProgramRunner;

beforeEach(() => {
  seconds = `60.${parseInt(randomUUID().slice(0, 8), 16)}`;
  runner = createProgramRunner({ environment: { PATH: '/usr/bin:/bin' } });
});

afterEach(() => runner.close());

async function countSleepers(): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.startsWith('sleep\0') && line.includes(seconds)).length;
}

function shell(command: string): { argv: [string, ...string[]]; cwd: string } {
  return { argv: ['/bin/sh', '-c', command.replaceAll('SLEEP', `sleep ${seconds}`)], cwd: '/' };
}

describe.runIf(process.platform === 'linux')('runProgram against escapes', () => {
  it('leaves nothing of a shell with background children after a timeout', async () => {
    const outcome = await runner.run(shell('SLEEP & SLEEP & wait'), { timeoutMs: 200 });
    expect(outcome).toMatchObject({ status: 'timed-out', survivors: 0, containment: 'guard' });
    expect(outcome.durationMs).toBeLessThan(1_200);
    expect(await countSleepers()).toBe(0);
  });

  it('kills what ignores SIGTERM once the grace is over', async () => {
    const outcome = await runner.run(shell(`trap '' TERM; SLEEP; SLEEP`), { timeoutMs: 100 });
    expect(outcome).toMatchObject({ status: 'timed-out', survivors: 2 });
    expect(outcome.durationMs).toBeGreaterThanOrEqual(2_000);
    expect(await countSleepers()).toBe(0);
  });

  it('settles although a daemon in its own session holds both pipes, and ends the daemon', async () => {
    const outcome = await runner.run(shell(`setsid sh -c 'setsid SLEEP &'; echo left; exit 3`), {
      timeoutMs: 20_000,
    });
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 3, outputIncomplete: true });
    expect(outcome.survivors).toBe(1);
    expect(outcome.stdout.text()).toBe('left\n');
    expect(outcome.durationMs).toBeLessThan(1_000);
    expect(await countSleepers()).toBe(0);
  });

  it('finds a daemon that closed its pipes, by the mark in its environment', async () => {
    const outcome = await runner.run(
      shell(`setsid sh -c 'setsid SLEEP < /dev/null > /dev/null 2>&1 &'`),
      { timeoutMs: 20_000 },
    );
    expect(outcome).toMatchObject({ status: 'exited', survivors: 1, outputIncomplete: false });
    expect(await countSleepers()).toBe(0);
  });

  it('finds a child that left the session with an empty environment, by its parent', async () => {
    const outcome = await runner.run(shell('env -i setsid --wait /bin/SLEEP; true'), {
      timeoutMs: 200,
    });
    expect(outcome.status).toBe('timed-out');
    expect(await countSleepers()).toBe(0);
  });

  it('ends a loop that respawns in new sessions', async () => {
    const loop = `trap '' TERM; while :; do setsid SLEEP & sleep 0.01; done`;
    const outcome = await runner.run(shell(loop), { timeoutMs: 200 });
    expect(outcome.status).toBe('timed-out');
    expect(outcome.survivors).toBeGreaterThan(0);
    expect(await countSleepers()).toBe(0);
  }, 15_000);

  it('ends the whole tree on abort', async () => {
    const abort = new AbortController();
    const ended = runner.run(shell('SLEEP & setsid SLEEP & wait'), {
      timeoutMs: 20_000,
      signal: abort.signal,
    });
    while ((await countSleepers()) < 2) await new Promise(setImmediate);
    abort.abort();
    expect(await ended).toMatchObject({ status: 'cancelled', survivors: 0 });
    expect(await countSleepers()).toBe(0);
  });

  it('ends everything that still runs when the runner closes', async () => {
    const runs = [1, 2, 3].map(() => runner.run(shell('SLEEP & wait'), { timeoutMs: 20_000 }));
    while ((await countSleepers()) < 3) await new Promise(setImmediate);
    await runner.close();
    expect(await countSleepers()).toBe(0);
    for (const outcome of await Promise.all(runs)) expect(outcome.status).toBe('cancelled');
    expect(await runner.run(shell('true'), { timeoutMs: 1_000 })).toMatchObject({
      status: 'failed-to-start',
      notices: ['the runner is closed'],
    });
  });
});
