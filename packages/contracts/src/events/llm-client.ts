import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/llm-client`. */
export interface LlmClientEvents {
  /** A request is about to be sent. */
  'selfware:llm-client:request-start': BaseEvent & {
    readonly model: string;
    readonly bytes: number;
    readonly attempt: number;
  };
  /** A request ended, well or not. */
  'selfware:llm-client:request-end': BaseEvent & {
    readonly model: string;
    readonly outcome: 'done' | 'failed' | 'cancelled';
    readonly durationMs: number;
    readonly firstTokenMs?: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly code?: string;
  };
}
