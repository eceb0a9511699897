import { systemClock, type Clock } from '@selfware/contracts';
import { RetryDeadlineError } from './errors.ts';

/** The end of all attempts: by the caller's signal or by the deadline, whichever comes first. */
export interface TimeLimit {
  /** Aborts with the caller's reason, or with `RetryDeadlineError`. */
  readonly signal: AbortSignal;
  /** Infinity when there is no deadline. */
  remainingMs(): number;
  /** What the deadline error names as its cause. */
  lastError: unknown;
  /** Lets go of the timer and of the caller's signal. */
  close(): void;
}

/** Starts the deadline's timer; whoever opens a limit closes it. */
export function openTimeLimit(options: {
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}): TimeLimit {
  const { deadlineMs, signal, clock = systemClock } = options;
  const end = new AbortController();
  const startedMs = clock.monotonicMs();
  const onAbort = (): void => end.abort(signal?.reason);
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const stopTimer =
    deadlineMs === undefined
      ? undefined
      : clock.setTimer(
          () => end.abort(new RetryDeadlineError(deadlineMs, limit.lastError)),
          deadlineMs,
        );
  const limit: TimeLimit = {
    signal: end.signal,
    lastError: undefined,
    remainingMs: () => startedMs + (deadlineMs ?? Infinity) - clock.monotonicMs(),
    close() {
      stopTimer?.();
      signal?.removeEventListener('abort', onAbort);
    },
  };
  return limit;
}
