import { asCallError } from './call-error.ts';
import type { Transport } from './create-transport.ts';
import { watchPhases, type PhaseWatch, type PhaseWatchOptions } from './watch-phases.ts';

/** What one attempt runs under. */
export interface WatchedAttempt {
  readonly transport: Transport;
  readonly timeouts: PhaseWatchOptions['timeouts'];
  readonly onWaiting: PhaseWatchOptions['onWaiting'];
  /** Ends the attempt. */
  readonly signal: AbortSignal;
}

/** Ends an attempt from inside: the exchange throws the reason. */
export interface AttemptControl {
  readonly signal: AbortSignal;
  readonly watch: PhaseWatch;
  abort(reason: Error): void;
}

/** Runs one attempt under a watch whose timeouts abort it, and makes whatever it throws an `LlmError`. */
export async function withWatch<T>(
  { transport, timeouts, onWaiting, signal }: WatchedAttempt,
  run: (control: AttemptControl) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const onAbort = (): void => inner.abort(signal.reason);
  const abort = (reason: Error): void => inner.abort(reason);
  const watch = watchPhases({ clock: transport.clock, timeouts, onWaiting, onTimeout: abort });
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  watch.enter('connect');
  try {
    return await run({ signal: inner.signal, watch, abort });
  } catch (error) {
    throw asCallError(error, inner.signal, transport.endpoint);
  } finally {
    watch.close();
    signal.removeEventListener('abort', onAbort);
  }
}
