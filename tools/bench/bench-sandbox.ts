import { measureSandboxStart } from '../../packages/safety/bench/sandbox.bench.ts';
import type { BenchRow } from './judge-rows.ts';

// Only the usual level is promised; the other starts a dozen programs of util-linux, and has a limit against growing back.
const levels = [
  { level: 'bubblewrap', limit: { most: 30 } },
  { level: 'namespaces', limit: { most: 30 } },
] as const;

/** What a sandbox adds to the start of `true`, and what every attempt to escape takes together. */
export async function benchSandbox(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { level, limit } of levels) {
    const figures = await measureSandboxStart(level);
    const what = `a program in a sandbox by ${level}`;
    rows.push(
      { what: `${what}, added`, value: figures.addedMs, unit: 'ms', ...limit },
      { what: `${what}, added by the fastest`, value: figures.fastestAddedMs, unit: 'ms' },
      { what: `${what}, against a bare one`, value: figures.ratio, unit: 'x' },
      { what: `the bare program, against itself`, value: figures.noiseMs, unit: 'ms' },
      { what: `every attempt to escape ${level}`, value: figures.selfTestMs, unit: 'ms' },
    );
  }
  return rows;
}
