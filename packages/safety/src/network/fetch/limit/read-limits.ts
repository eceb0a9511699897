import { NetworkPolicyError } from '../../../errors.ts';
import type { FetchLimits } from '../guarded-fetch.ts';

/** The limits with those that are absent filled in; throws `safety/network-policy` for one that is no number of at least 0. */
export function readLimits(limits: FetchLimits): Required<FetchLimits> {
  return {
    maxRedirects: readLimit('maxRedirects', limits.maxRedirects, 10),
    maxBytes: readLimit('maxBytes', limits.maxBytes, 33_554_432),
    timeoutMs: Math.min(longestTimer, readLimit('timeoutMs', limits.timeoutMs, 60_000)),
    maxHeaderBytes: readLimit('maxHeaderBytes', limits.maxHeaderBytes, 16_384),
    maxRatio: readLimit('maxRatio', limits.maxRatio, 100),
  };
}

// A timer of Node that is set for longer fires at once.
const longestTimer = 2_147_483_647;

// Nothing is ever more than NaN: such a limit would be none.
function readLimit(name: string, given: number | undefined, usual: number): number {
  const limit: unknown = given ?? usual;
  if (typeof limit === 'number' && limit >= 0) return limit;
  throw new NetworkPolicyError({
    message: `expected a number of at least 0 for \`${name}\`, got ${String(limit)}`,
    hint: 'Leave the limit out for its usual value, or say `Infinity` for none.',
    details: { limit: name },
  });
}
