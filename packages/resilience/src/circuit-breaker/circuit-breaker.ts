import type { Clock } from '@selfware/contracts';

/** `closed` lets calls through, `open` refuses them, `half-open` lets a few try. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** When a circuit opens, and for how long. */
export interface CircuitBreakerOptions {
  /** Names what is protected, in errors and events. */
  readonly name: string;
  /** Failures within the window that open the circuit, from 1; default 5. */
  readonly failures?: number;
  /** Share of failed calls within the window that is needed besides, above 0 and at most 1; default 0.5. */
  readonly failureShare?: number;
  /** Default 30 s. */
  readonly windowMs?: number;
  /** How long calls are refused after opening; doubles with every trial that fails, up to `openCapMs`; default 10 s. */
  readonly openMs?: number;
  /** Default 2 minutes; at least `openMs`. */
  readonly openCapMs?: number;
  /** Trials that are let through at a time while half-open, and that have to succeed to close; from 1; default 1. */
  readonly trials?: number;
  /** Which errors count against the other side; absent: every one. An error that does not count is no success either. */
  readonly isFailure?: (error: unknown) => boolean;
  readonly onChange?: (state: CircuitState) => void;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** A call that was let through and has to be told how it ended; only the first word counts. */
export interface Admission {
  succeeded(): void;
  /** A failure if `isFailure` says so, else as `dropped`. */
  failed(error: unknown): void;
  /** It ended without telling anything of the other side, by a cancellation for example. */
  dropped(): void;
}

/** Refuses calls to what keeps failing, and tries now and then whether it is back. */
export interface CircuitBreaker {
  readonly state: CircuitState;
  /** Lets a call through, for callers whose work is no promise. Throws `CircuitOpenError`. */
  admit(): Admission;
  /** Runs `operation` if it is let through; rejects with `CircuitOpenError`, or as the operation does. */
  run<T>(operation: () => Promise<T>): Promise<T>;
}
