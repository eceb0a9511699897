import type { Clock } from '@selfware/contracts';

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const abort = waitForAbort(signal);
  try {
    const first = await Promise.race([work.then((value) => ({ value })), abort.happened]);
    if (first !== undefined) return first.value;
  } finally {
    abort.forget();
  }
  throw signal.reason;
}

/** Resolves after `delayMs` or as soon as the signal aborts, whichever comes first; leaves no timer behind. */
export function sleep(delayMs: number, signal: AbortSignal, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      stopTimer();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const stopTimer = clock.setTimer(finish, delayMs);
    signal.addEventListener('abort', finish, { once: true });
  });
}

function waitForAbort(signal: AbortSignal): { happened: Promise<undefined>; forget: () => void } {
  let forget = (): void => undefined;
  const happened = new Promise<undefined>((resolve) => {
    const onAbort = (): void => resolve(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    forget = () => signal.removeEventListener('abort', onAbort);
  });
  return { happened, forget };
}
