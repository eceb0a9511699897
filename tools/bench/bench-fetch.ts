import { measureGuardedFetch } from '../../packages/safety/bench/guarded-fetch.bench.ts';
import type { BenchRow } from './judge-rows.ts';

// What the guard may cost beyond what the machine makes of the same fetch against itself.
const mostBeyondNoise = 0.1;

/** What a guarded fetch costs against the same fetch with an unguarded agent, beside the noise of this machine. */
export async function benchFetch(): Promise<readonly BenchRow[]> {
  const figures = await measureGuardedFetch();
  return figures.flatMap(({ bytes, noise, ratio }) => {
    const what = `a guarded fetch of ${String(bytes / 1_000)} kB`;
    return [
      { what: `${what}, the unguarded one against itself`, value: noise, unit: 'x' as const },
      { what, value: ratio, most: Math.max(1, noise) + mostBeyondNoise, unit: 'x' as const },
    ];
  });
}
