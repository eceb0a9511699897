import type { BaseEvent } from './event.ts';

/** Channels of `@selfware/tools`. */
export interface ToolsEvents {
  /** A tool call was received. */
  'selfware:tools:call-start': BaseEvent & { readonly tool: string; readonly callId: string };
  /** A tool call ended; each start has exactly one end. */
  'selfware:tools:call-end': BaseEvent & {
    readonly tool: string;
    readonly callId: string;
    readonly status: 'done' | 'failed' | 'denied' | 'cancelled' | 'timed-out';
    readonly durationMs: number;
    readonly outputBytes: number;
  };
}
