import type { RetryOptions } from './retry.ts';

/** The longest delay that a timer of Node takes; it calls back at once for anything longer. */
export const longestTimerMs: number = 2 ** 31 - 1;

/**
 * Milliseconds to wait after `attempt` (numbered from 1) failed with `error`: what the other side asked for,
 * else a random share of `min(capMs, baseMs * 2^(attempt - 1))`.
 */
export function backoffDelayMs(
  attempt: number,
  error: unknown,
  { baseMs, capMs, retryAfterMs, random = Math.random }: RetryOptions,
): number {
  const asked = retryAfterMs?.(error);
  if (asked !== undefined && asked >= 0) return Math.min(asked, longestTimerMs);
  // The exponent is bounded because 0 * Infinity is no delay at all.
  return random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 52));
}
