import { measureScanner } from '../../packages/llm-client/bench/tool-call-text.bench.ts';
import type { BenchRow } from './judge-rows.ts';

/** What looking for tool calls in a megabyte of an answer costs: 20 ms are 50 MB/s; as ratios to a plain loop it is printed only. */
export function benchScanner(): readonly BenchRow[] {
  return measureScanner().flatMap(({ what, megabytesPerSecond, timesPlainLoop }) => [
    {
      what: `1 MB searched for tool calls: ${what}`,
      value: 1_000 / megabytesPerSecond,
      ...(what.startsWith('prose') || what.startsWith('code') ? { most: 20 } : {}),
      unit: 'ms' as const,
    },
    {
      what: `the same against a plain loop over the text`,
      value: timesPlainLoop,
      unit: 'x' as const,
    },
  ]);
}
