import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/process-supervisor`. */
export interface ProcessSupervisorEvents {
  /** A program was started. */
  'selfware:process-supervisor:program-start': BaseEvent & {
    readonly program: string;
    readonly pid: number;
    readonly containment: string;
  };
  /** A program ended and its descendants are gone. */
  'selfware:process-supervisor:program-end': BaseEvent & {
    readonly program: string;
    readonly status: string;
    readonly durationMs: number;
    readonly survivors: number;
  };
}
