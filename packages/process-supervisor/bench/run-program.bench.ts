import { spawn } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createProgramRunner, type ContainmentWish, type ProgramRunner } from '../src/index.ts';

/** What running programs costs; milliseconds, medians where nothing else is said. */
export interface RunFigures {
  readonly bareMs: number;
  /** The same once more: the noise of the machine. */
  readonly bareAgainMs: number;
  readonly guardMs: number;
  /** Absent where the machine lets us make none. */
  readonly cgroupMs?: number;
  readonly namespaceMs?: number;
  /** How late a timer of 10 ms is while 1,000 programs run, 100 at a time: 99 of 100, and the latest. */
  readonly lateMs: number;
  readonly latestMs: number;
}

const rounds = 60;
const environment = { PATH: '/usr/bin:/bin' };
const program = { argv: ['/bin/true'], cwd: '/', environment } as const;
const limits = { timeoutMs: 60_000 };

/** Measures all kinds in turn, round by round, so that the machine's moods hit them alike. */
export async function measureRuns(): Promise<RunFigures> {
  const wishes: readonly ContainmentWish[] = ['guard', 'cgroup', 'pid-namespace'];
  const runners = wishes.map((containment) => ({
    containment,
    runner: createProgramRunner({ environment, containment }),
  }));
  // With the first program of each its guard starts.
  const held = await Promise.all(
    runners.map(async ({ runner }) => (await runner.run(program, limits)).containment),
  );
  const times = new Map<string, number[]>();
  const measure = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const started = performance.now();
    await act();
    times.set(name, [...(times.get(name) ?? []), performance.now() - started]);
  };
  for (let round = 0; round < rounds; round += 1) {
    await measure('bare', runBare);
    for (const [index, { containment, runner }] of runners.entries())
      if (held[index] === containment)
        await measure(containment, () => runner.run(program, limits));
    await measure('bare again', runBare);
  }
  const [guarded] = runners;
  const late =
    guarded === undefined ? { p99: NaN, max: NaN } : await measureLateness(guarded.runner);
  for (const { runner } of runners) await runner.close();
  const median = (name: string): number =>
    times.get(name)?.toSorted((a, b) => a - b)[rounds / 2] ?? NaN;
  return {
    ...{ bareMs: median('bare'), bareAgainMs: median('bare again'), guardMs: median('guard') },
    ...(times.has('cgroup') && { cgroupMs: median('cgroup') }),
    ...(times.has('pid-namespace') && { namespaceMs: median('pid-namespace') }),
    ...{ lateMs: late.p99, latestMs: late.max },
  };
}

function runBare(): Promise<unknown> {
  return new Promise((resolve) => {
    const child = spawn(program.argv[0], [], {
      env: environment,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.resume();
    child.stderr.resume();
    child.once('close', resolve);
  });
}

async function measureLateness(
  runner: ProgramRunner,
): Promise<{ readonly p99: number; readonly max: number }> {
  // Its histogram counts how late a timer of its resolution is called.
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  let left = 1_000;
  const work = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      await runner.run(program, limits);
    }
  };
  await Promise.all(Array.from({ length: 100 }, work));
  histogram.disable();
  const msOf = (ns: number): number => Math.max(0, ns / 1e6 - 10);
  return { p99: msOf(histogram.percentile(99)), max: msOf(histogram.max) };
}
