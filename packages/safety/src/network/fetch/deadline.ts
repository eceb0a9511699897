import type { Clock } from '@selfware/contracts';
import { FetchTimeoutError } from '../../errors.ts';

/** The time of a request, over all its hops. */
export interface Deadline {
  /** Ends the hop that is on the wire when the time is over, or at once when it is over already. */
  watch(fail: (error: Error) => void): void;
  /** Nothing more is to come: gives the timer back. */
  end(): void;
}

/** Starts the time of a request; its timer never keeps the process alive. */
export function startDeadline(clock: Clock, timeoutMs: number): Deadline {
  let fault: Error | undefined;
  let failHop: ((error: Error) => void) | undefined;
  const cancelTimer = clock.setTimer(
    () => {
      fault = timedOut(timeoutMs);
      failHop?.(fault);
    },
    timeoutMs,
    { keepAlive: false },
  );
  return {
    watch(fail) {
      failHop = fail;
      if (fault !== undefined) fail(fault);
    },
    end: cancelTimer,
  };
}

function timedOut(timeoutMs: number): FetchTimeoutError {
  return new FetchTimeoutError({
    message: `expected the whole answer within ${String(timeoutMs)} ms, got none so far`,
    hint: 'Raise `timeoutMs` where the guarded fetch is made.',
  });
}
