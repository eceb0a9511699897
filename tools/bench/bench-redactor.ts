import { measureRedactor } from '../../packages/safety/bench/redactor.bench.ts';
import type { BenchRow } from './judge-rows.ts';

/** What redacting a megabyte costs: 20 ms are 50 MB/s, 100 ms are 10; as ratios to a plain loop over the bytes they are printed only. */
export function benchRedactor(): readonly BenchRow[] {
  return measureRedactor().flatMap(({ what, megabytesPerSecond, timesPlainLoop }) => [
    {
      what: `1 MB redacted: ${what}`,
      value: 1_000 / megabytesPerSecond,
      most: what.startsWith('clean') ? 20 : 100,
      unit: 'ms' as const,
    },
    {
      what: `the same against a plain loop over its bytes`,
      value: timesPlainLoop,
      unit: 'x' as const,
    },
  ]);
}
