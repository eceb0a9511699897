import type { Clock } from '@selfware/contracts';

/** Why a run has to end before its work does. */
export interface RunEnding {
  /** Aborts when the run was cancelled, lost its reader, or used up its time. */
  readonly signal: AbortSignal;
  /** Meaningful once `signal` is aborted. */
  outcome(): 'cancelled' | 'timed-out';
  /** Lets go of the timer. */
  release(): void;
}

/** What a run can be ended by. */
export interface RunEndingOptions {
  readonly signals: readonly AbortSignal[];
  /** Absent means no limit. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
}

/** Watches everything that can end a run from outside; what comes first decides the outcome. */
export function watchRunEnding({ signals, timeoutMs, clock }: RunEndingOptions): RunEnding {
  const timeout = new AbortController();
  const release =
    timeoutMs === undefined ? () => undefined : clock.setTimer(() => timeout.abort(), timeoutMs);
  const cancelled = AbortSignal.any([...signals]);
  let first: 'cancelled' | 'timed-out' | undefined;
  const signal = AbortSignal.any([cancelled, timeout.signal]);
  const decide = (): 'cancelled' | 'timed-out' => (cancelled.aborted ? 'cancelled' : 'timed-out');
  signal.addEventListener('abort', () => (first ??= decide()), { once: true });
  return { signal, outcome: () => first ?? decide(), release };
}
