import type { Deadline } from './deadline.ts';
import type { ExchangeWatch } from './limit/limited-handler.ts';

/** Watches one hop, of which nobody knows yet whether it is the last. */
export interface HopWatch extends ExchangeWatch {
  /** Nothing follows this hop: with its end the request is over. */
  isLast(): void;
}

/** Ends the time of a request once its last hop has ended, whichever is known first. */
export function watchHop(deadline: Deadline): HopWatch {
  let hasEnded = false;
  let isLast = false;
  const endIfOver = (): void => {
    if (hasEnded && isLast) deadline.end();
  };
  return {
    begun: (fail) => deadline.watch(fail),
    ended() {
      hasEnded = true;
      endIfOver();
    },
    isLast() {
      isLast = true;
      endIfOver();
    },
  };
}
