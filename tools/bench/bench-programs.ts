import { measureRuns } from '../../packages/process-supervisor/bench/run-program.bench.ts';
import type { BenchRow } from './judge-rows.ts';

/** What running a program through a runner adds to a bare spawn, and how late timers are while many run. */
export async function benchPrograms(): Promise<readonly BenchRow[]> {
  const { bareMs, bareAgainMs, guardMs, cgroupMs, namespaceMs, lateMs, latestMs } =
    await measureRuns();
  return [
    { what: 'the program true, spawned bare', value: bareMs, unit: 'ms' },
    { what: 'the same, against itself', value: bareAgainMs - bareMs, unit: 'ms' },
    { what: 'added by a runner with its guard', value: guardMs - bareMs, most: 3, unit: 'ms' },
    ...(cgroupMs === undefined
      ? []
      : [{ what: 'added by a cgroup', value: cgroupMs - bareMs, unit: 'ms' as const }]),
    ...(namespaceMs === undefined
      ? []
      : [
          {
            what: 'added by a PID namespace',
            value: namespaceMs - bareMs,
            most: 12,
            unit: 'ms' as const,
          },
        ]),
    {
      what: 'a timer of 10 ms while 1,000 programs run, 100 at a time: 99 of 100 late by',
      value: lateMs,
      most: 20,
      unit: 'ms',
    },
    { what: 'the same, the latest', value: latestMs, most: 50, unit: 'ms' },
  ];
}
