import type { Clock } from '@selfware/contracts';
import { FetchTimeoutError } from '../../errors.ts';

/** The end of a request in time, or at its caller's word. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Nothing more is to come: gives the timer back. */
  end(): void;
}

/** Starts the time of a request; its timer never keeps the process alive. */
export function startDeadline({
  clock,
  timeoutMs,
  signal,
}: {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}): Deadline {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort(signal?.reason);
  const cancelTimer = clock.setTimer(() => controller.abort(timedOut(timeoutMs)), timeoutMs, {
    keepAlive: false,
  });
  if (signal?.aborted === true) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  return {
    signal: controller.signal,
    end() {
      cancelTimer();
      signal?.removeEventListener('abort', giveUp);
    },
  };
}

function timedOut(timeoutMs: number): FetchTimeoutError {
  return new FetchTimeoutError({
    message: `expected the whole answer within ${String(timeoutMs)} ms, got none so far`,
    hint: 'Raise `timeoutMs` where the guarded fetch is made.',
  });
}
