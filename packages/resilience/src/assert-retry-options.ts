import { assertRange } from './assert-range.ts';
import { longestTimerMs } from './backoff-delay.ts';
import type { RetryOptions } from './retry.ts';

/** Throws `InvalidOptionsError` unless every number of the options is in its range. */
export function assertRetryOptions(options: RetryOptions): void {
  const { maxAttempts, baseMs, capMs, deadlineMs = 0 } = options;
  assertRange('retry', { maxAttempts }, { from: 1, whole: true });
  assertRange('retry', { baseMs, capMs, deadlineMs }, { from: 0, to: longestTimerMs });
}
