import { measureScanner } from '../../packages/llm-client/bench/tool-call-text.bench.ts';
import type { BenchRow } from './judge-rows.ts';

// A plain loop reads more than a gigabyte a second here: 20 times its time is more than 50 MB/s, on a busy machine, too.
const mostPlainLoops = 20;

/** What looking for tool calls in a megabyte of an answer costs, as time and against a plain loop over the text. */
export function benchScanner(): readonly BenchRow[] {
  return measureScanner().flatMap(({ what, megabytesPerSecond, timesPlainLoop }) => [
    {
      what: `1 MB searched for tool calls: ${what}`,
      value: 1_000 / megabytesPerSecond,
      unit: 'ms' as const,
    },
    {
      what: `the same against a plain loop over the text`,
      value: timesPlainLoop,
      // Pieces as small as a token, and what is inside of a call, are printed to be compared with.
      ...(/^(?:prose|code) in pieces of 64 kB$/u.test(what) ? { most: mostPlainLoops } : {}),
      unit: 'x' as const,
    },
  ]);
}
