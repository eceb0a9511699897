import type { Clock } from '@selfware/contracts';

/** No refusal is told sooner than this after its attempt began, whatever it comes from. */
export const refusalHoldMs = 100;

/**
 * Waits until a refusal may be told, so that its time does not say whether something was blocked, refused by the other
 * side or unresolvable. Ends early when `signal` is aborted.
 */
export function holdRefusal(
  startedMs: number,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const remainingMs = startedMs + refusalHoldMs - clock.monotonicMs();
  if (remainingMs <= 0 || signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      cancelTimer();
      signal?.removeEventListener('abort', end);
      // Timers may fire a little early: what is left is waited for, too.
      resolve(holdRefusal(startedMs, { clock, signal }));
    };
    const cancelTimer = clock.setTimer(end, Math.ceil(remainingMs));
    signal?.addEventListener('abort', end, { once: true });
  });
}
