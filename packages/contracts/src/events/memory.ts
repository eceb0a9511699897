import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/memory`. */
export interface MemoryEvents {
  /** Episodes were looked for. */
  'selfware:memory:recall': BaseEvent & {
    readonly found: number;
    readonly durationMs: number;
  };
  /** An episode was stored. */
  'selfware:memory:remember': BaseEvent & { readonly bytes: number };
}
