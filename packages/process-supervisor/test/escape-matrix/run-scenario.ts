import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eventually } from '@selfware/test-kit';
import type { Scenario } from './scenarios.ts';

/** What held a program, as whom. */
export interface Strategy {
  readonly how: 'plain' | 'guard' | 'cgroup' | 'pid-namespace';
  /** Absent means as the user that the tests run as. */
  readonly uid?: number;
}

/** What became of a scenario. */
export interface Escape {
  /** False when the result had not come a second after the time was over, grace included. */
  readonly isSettled: boolean;
  readonly survivors: number;
}

const timeoutMs = 400;
// A second beyond the time limit, and what a loaded machine takes to start Node.
const settleWithinMs = timeoutMs + 1_000;
const countedAfterMs = 1_500;

/** Runs a scenario in a host of its own and counts who is left. */
export async function runScenario({ how, uid }: Strategy, scenario: Scenario): Promise<Escape> {
  const seconds = `63.${parseInt(randomUUID().slice(0, 8), 16)}`;
  const host = fileURLToPath(new URL('host.fixture.ts', import.meta.url));
  const command = scenario.command.replaceAll('SLEEP', `sleep ${seconds}`);
  const limit = String(scenario.killsHost ? 60_000 : timeoutMs);
  const child = spawn(process.execPath, ['-C', '@selfware/source', host, how, command, limit], {
    cwd: '/',
    env: {},
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  try {
    const isSettled = scenario.killsHost
      ? await killWhenRunning(child, () => countSleepers(seconds), scenario.sleepers)
      : await settles(child);
    return { isSettled, survivors: await countLeft(seconds) };
  } finally {
    child.kill('SIGKILL');
    await killSleepers(seconds);
  }
}

async function settles(child: ChildProcess): Promise<boolean> {
  let printed = '';
  child.stdout?.on('data', (piece: Buffer) => (printed += piece.toString()));
  const ended = once(child, 'close').then(() => true);
  const late = new Promise<boolean>((resolve) => void setTimeout(() => resolve(false), 6_000));
  if (!(await Promise.race([ended, late]))) return false;
  const { settledMs } = JSON.parse(printed) as { readonly settledMs: number };
  return settledMs < settleWithinMs;
}

async function killWhenRunning(
  child: ChildProcess,
  count: () => Promise<number>,
  sleepers: number,
): Promise<boolean> {
  await eventually(async () => (await count()) === sleepers, 15_000);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return true;
}

// Who is gone within the time does not survive; who is not, is counted when it is over.
async function countLeft(seconds: string): Promise<number> {
  const isGone = async (): Promise<boolean> => (await countSleepers(seconds)) === 0;
  return eventually(isGone, countedAfterMs).then(
    () => 0,
    () => countSleepers(seconds),
  );
}

async function countSleepers(seconds: string): Promise<number> {
  return (await pidsOf(seconds)).length;
}

async function killSleepers(seconds: string): Promise<void> {
  // A loop starts another one as soon as one is gone: its shell goes first.
  for (let left = await pidsOf(seconds, ''); left.length > 0; left = await pidsOf(seconds, ''))
    for (const pid of left.toSorted((one, other) => one - other)) endOne(pid);
}

function endOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

async function pidsOf(seconds: string, program = 'sleep\0'): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const lines = await Promise.all(
    pids.map(async (pid) => ({
      pid: Number(pid),
      line: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    })),
  );
  return lines
    .filter(({ line }) => line.startsWith(program) && line.includes(seconds))
    .map(({ pid }) => pid);
}
