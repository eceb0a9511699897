import { longestTimerMs } from './backoff-delay.ts';
import { InvalidRetryOptionsError } from './errors.ts';
import type { RetryOptions } from './retry.ts';

/** Throws `InvalidRetryOptionsError` unless every number of the options is in its range. */
export function assertRetryOptions(options: RetryOptions): void {
  const { maxAttempts, baseMs, capMs, deadlineMs = 0 } = options;
  if (!Number.isSafeInteger(maxAttempts) || maxAttempts < 1)
    throw new InvalidRetryOptionsError('maxAttempts', 'a whole number from 1', maxAttempts);
  for (const [name, value] of Object.entries({ baseMs, capMs, deadlineMs }))
    if (!(value >= 0 && value <= longestTimerMs))
      throw new InvalidRetryOptionsError(name, `from 0 to ${longestTimerMs} ms`, value);
}
