import { SelfwareError, systemClock, type Clock } from '@selfware/contracts';
import { assertRetryOptions } from './assert-retry-options.ts';
import { backoffDelayMs } from './backoff-delay.ts';
import { publishRetry } from './events.ts';
import { openTimeLimit, type TimeLimit } from './time-limit.ts';
import { sleep, untilAborted } from './until-aborted.ts';

/** What comes next after a failed attempt. */
export interface RetryNotice {
  /** Number of the attempt that will follow: 2 after the first failure. */
  readonly attempt: number;
  readonly delayMs: number;
  /** What the last attempt threw. */
  readonly error: unknown;
}

/** How often, how long and for which errors an operation is tried again. */
export interface RetryOptions {
  /** At least 1; 1 means that nothing is ever tried again. */
  readonly maxAttempts: number;
  /** Upper bound of the first delay; it doubles with every further attempt. */
  readonly baseMs: number;
  /** Upper bound of every delay that `retryAfterMs` does not name. */
  readonly capMs: number;
  /** Limit for all attempts and delays together; absent means no limit. */
  readonly deadlineMs?: number;
  /** Absent: Selfware errors by their `retryable`, every other error yes. */
  readonly retryIf?: (error: unknown) => boolean;
  /** The delay that the other side asked for (RFC 9110, Retry-After); undefined, negative or NaN means that it named none. */
  readonly retryAfterMs?: (error: unknown) => number | undefined;
  /** Called before each delay; what it throws ends the retry. */
  readonly onRetry?: (next: RetryNotice) => void;
  readonly signal?: AbortSignal;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** From 0 up to 1; default `Math.random`. */
  readonly random?: () => number;
}

/**
 * Runs `operation` until it succeeds, with exponential backoff and full jitter between attempts.
 * Attempts are numbered from 1; the signal that each gets aborts with `signal` and at the deadline.
 * Rejects with the last attempt's error when no attempt is left, when the error is not to be retried, or when the next delay
 * would pass the deadline; with the signal's reason on abort; with `RetryDeadlineError` when the deadline falls into an attempt.
 * An operation that ignores its signal is left behind: its late result is dropped.
 * Throws `InvalidOptionsError`.
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export async function retry<T>(
  operation: (attempt: number, signal: AbortSignal) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  assertRetryOptions(options);
  const limit = openTimeLimit(options);
  try {
    for (let attempt = 1; ; attempt += 1) {
      limit.signal.throwIfAborted();
      try {
        return await untilAborted(operation(attempt, limit.signal), limit.signal);
      } catch (error) {
        // The operation may answer an abort with an error of its own: the reason of the abort wins.
        limit.signal.throwIfAborted();
        await prepareNext(attempt, error, options, limit);
      }
    }
  } finally {
    limit.close();
  }
}

async function prepareNext(
  attempt: number,
  error: unknown,
  options: RetryOptions,
  limit: TimeLimit,
): Promise<void> {
  const { clock = systemClock, retryIf = isRetryable } = options;
  if (attempt >= options.maxAttempts || !retryIf(error)) throw error;
  const delayMs = backoffDelayMs(attempt, error, options);
  if (delayMs >= limit.remainingMs()) throw error;
  limit.lastError = error;
  const next = { attempt: attempt + 1, delayMs };
  options.onRetry?.({ ...next, error });
  publishRetry({ at: clock.now(), ...next });
  await sleep(delayMs, limit.signal, clock);
}

function isRetryable(error: unknown): boolean {
  return SelfwareError.isInstance(error) ? error.retryable : true;
}
