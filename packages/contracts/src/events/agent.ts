import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/agent`. */
export interface AgentEvents {
  /** A run began or was taken up again. */
  'selfware:agent:run-start': BaseEvent & {
    readonly sessionId: string;
    readonly runId: string;
    readonly resumed: boolean;
  };
  /** A turn ended. */
  'selfware:agent:turn-end': BaseEvent & {
    readonly runId: string;
    readonly turn: number;
    readonly toolCalls: number;
    readonly durationMs: number;
  };
  /** A run ended. */
  'selfware:agent:run-end': BaseEvent & {
    readonly runId: string;
    readonly outcome: string;
    readonly turns: number;
    readonly durationMs: number;
  };
}
