import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/persistence`. */
export interface PersistenceEvents {
  /** A group of journal records became durable. */
  'selfware:persistence:commit': BaseEvent & {
    readonly records: number;
    readonly bytes: number;
    readonly durationMs: number;
  };
  /** Damage was found and moved aside. */
  'selfware:persistence:quarantine': BaseEvent & {
    readonly file: string;
    readonly reason: string;
  };
}
