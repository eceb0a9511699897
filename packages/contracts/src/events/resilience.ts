import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/resilience`. */
export interface ResilienceEvents {
  /** An operation failed and will be tried again. */
  'selfware:resilience:retry': BaseEvent & {
    readonly attempt: number;
    readonly delayMs: number;
  };
  /** A circuit breaker changed its state. */
  'selfware:resilience:circuit': BaseEvent & {
    readonly name: string;
    readonly state: 'closed' | 'open' | 'half-open';
  };
}
