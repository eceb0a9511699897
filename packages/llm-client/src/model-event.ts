import type { JsonObject } from '@selfware/contracts';
import type { LlmError } from './errors.ts';
import type { RequestedToolCall } from './model-request.ts';
import type { ArgumentRepair } from './tool-calls/arguments/argument-repair.ts';
import type { ToolCallDiagnostic } from './tool-calls/parsed-call.ts';

/** Tokens of one exchange; `source` says whether the server counted them or this package estimated. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  /** Input tokens that the server took from its cache; absent when it does not say. */
  readonly cached?: number;
  readonly source: 'server' | 'estimate';
}

/** Why the model stopped, in the words of this package; `unknown` when the server gave no usual reason. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'unknown';

/**
 * A tool call of a whole answer, made natively or written into the text. `rawArguments` is what the model wrote, or the
 * same after `repairs` that cannot change its meaning.
 */
export interface ReplyToolCall extends RequestedToolCall {
  /** Absent when the arguments are no JSON object. */
  readonly arguments?: JsonObject;
  /** Why there are no arguments, and where in `rawArguments` (a UTF-16 offset); absent when there are. */
  readonly failure?: { readonly message: string; readonly position: number };
  /** Absent when nothing was repaired. */
  readonly repairs?: readonly ArgumentRepair[];
}

/** A whole answer. */
export interface Reply {
  /** Without reasoning and calls that stood in it; empty when the model only reasoned or called tools. */
  readonly text: string;
  /** Empty when the model showed no reasoning. */
  readonly reasoning: string;
  /** In the order in which the model began them. */
  readonly toolCalls: readonly ReplyToolCall[];
  /** What the text holds that looks like a call and was not taken for one; absent when there is nothing of the kind. */
  readonly diagnostics?: readonly ToolCallDiagnostic[];
  readonly finishReason: FinishReason;
  readonly usage: Usage;
  readonly timings: {
    /** Milliseconds from the call to the first content; absent when there was none. */
    readonly firstTokenMs?: number;
    readonly totalMs: number;
  };
}

/** What a request waits for when nothing comes. */
export type WaitingPhase = 'headers' | 'first-token' | 'next-chunk';

/**
 * What happens while a model answers; the last one is always `reply-end` or `reply-failed`. A call that is written into the
 * text starts when the text has ended, since what follows may show that it is none.
 */
export type ModelEvent =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | { readonly type: 'tool-call-start'; readonly id: string; readonly name: string }
  | { readonly type: 'still-waiting'; readonly waitedMs: number; readonly phase: WaitingPhase }
  | {
      readonly type: 'retry';
      /** The attempt that comes next; the first retry is attempt 2. */
      readonly attempt: number;
      readonly delayMs: number;
      /** The code of the error that made it necessary. */
      readonly code: string;
    }
  | { readonly type: 'reply-end'; readonly reply: Reply }
  | { readonly type: 'reply-failed'; readonly error: LlmError; readonly partialText: string };
