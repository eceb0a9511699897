import type { CallId, RunId, SerializedError, SessionId } from '@selfware/contracts';
import type { ModelEvent, Reply } from '@selfware/llm-client';
import type { PermissionMode } from '@selfware/safety';
import type { FileChange, ToolOutcome } from '@selfware/tools';

/** The version of the event union: it grows when an event loses a field or a field changes its meaning, not when something is added. */
export const agentEventVersion = 1;

/**
 * How a run ended; every run ends with exactly one of these.
 * `unfinished`: verification kept failing, replies stayed empty, or a call was repeated. `denied`: the model ended its turn after a call was denied, and no verification vouches for the work;
 * `approval-needed`: likewise, and a call needed a yes with nobody there to give it. `context-full`: the next request would not have fitted and was not sent.
 * `storage-failed`: a record could not be made durable, so nothing more was done.
 */
export type RunOutcome = (typeof runOutcomes)[number];

/** Every ending of a run. */
export const runOutcomes = [
  'done',
  'unfinished',
  'model-failed',
  'cancelled',
  'denied',
  'approval-needed',
  'timed-out',
  'budget-exceeded',
  'context-full',
  'storage-failed',
] as const;

/** Why the loop said something to the person; the README says which codes the model reads too. */
export type NoticeCode = (typeof noticeCodes)[number];

/** Every code of a notice. */
export const noticeCodes = [
  'memory-unavailable',
  'repeated-call',
  'empty-reply',
  'reply-cut',
  'call-not-run',
] as const;

/** What every event carries. */
interface Timed {
  /** Wall time in milliseconds since the Unix epoch. */
  readonly at: number;
}

/** A run began; always the first event. */
export interface RunStart extends Timed {
  readonly type: 'run-start';
  readonly version: typeof agentEventVersion;
  readonly sessionId: SessionId;
  readonly runId: RunId;
  readonly workspace: string;
  readonly model: string;
  readonly mode?: PermissionMode;
  /** True when the session held an earlier run. */
  readonly resumed: boolean;
}

/** A turn began: one request to the model and the calls of its reply. Counted from 1 in each run. */
export interface TurnStart extends Timed {
  readonly type: 'turn-start';
  readonly turn: number;
}

/** A piece of the reply's text; pieces that nobody has read yet are joined. */
export interface TextDelta extends Timed {
  readonly type: 'text-delta';
  readonly text: string;
}

/** A piece of the reply's reasoning; pieces that nobody has read yet are joined. */
export interface ReasoningDelta extends Timed {
  readonly type: 'reasoning-delta';
  readonly text: string;
}

/** The model is silent but the connection lives. */
export interface StillWaiting extends Timed {
  readonly type: 'still-waiting';
  readonly waitedMs: number;
  readonly phase: Extract<ModelEvent, { type: 'still-waiting' }>['phase'];
}

/** The request failed and will be sent again. */
export interface Retry extends Timed {
  readonly type: 'retry';
  readonly attempt: number;
  readonly delayMs: number;
  readonly code: string;
}

/** One call of a reply; ids are unique within the session. */
export interface RequestedCall {
  readonly id: CallId;
  readonly name: string;
  /** As the model wrote it: expected to be JSON, not checked. */
  readonly rawArguments: string;
}

/** A whole reply; durable before it is shown. `text`, `reasoning` and `toolCalls` may each be empty. */
export interface ReplyEnd extends Timed {
  readonly type: 'reply-end';
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly RequestedCall[];
  readonly usage: Reply['usage'];
  readonly finishReason: Reply['finishReason'];
}

/** A tool call is about to run; durable before it runs. */
export interface ToolCallStart extends Timed {
  readonly type: 'tool-call-start';
  readonly callId: CallId;
  readonly name: string;
  readonly rawArguments: string;
}

/** A file is about to change; durable, like the content it had, before it changes. */
export interface FileChangeEvent extends Timed {
  readonly type: 'file-change';
  readonly callId: CallId;
  readonly change: FileChange;
}

/** A tool call ended; each start has exactly one end. Durable before it is shown. */
export interface ToolCallEnd extends Timed {
  readonly type: 'tool-call-end';
  readonly callId: CallId;
  readonly name: string;
  readonly outcome: ToolOutcome;
}

/** The model ended its turn and the configured command is about to judge the work. */
export interface VerificationStart extends Timed {
  readonly type: 'verification-start';
  readonly command: string;
}

/** The command ended; `passed` only for an exit code of 0. Durable before it is shown. */
export interface VerificationEnd extends Timed {
  readonly type: 'verification-end';
  readonly passed: boolean;
  readonly outcome: ToolOutcome;
}

/** The loop has something to say; the README says which codes the model reads too. */
export interface Notice extends Timed {
  readonly type: 'notice';
  readonly code: NoticeCode;
  readonly message: string;
}

/** A turn ended. */
export interface TurnEnd extends Timed {
  readonly type: 'turn-end';
  readonly turn: number;
}

/** A run ended; always the last event, exactly once. Durable before it is shown, unless storage failed. */
export interface RunEnd extends Timed {
  readonly type: 'run-end';
  readonly outcome: RunOutcome;
  /** Sums over the run; `source` is `server` only when every reply's count came from the server. */
  readonly usage: Reply['usage'];
  readonly turns: number;
  readonly durationMs: number;
  readonly verification: 'passed' | 'failed' | 'not-configured';
  /** Calls that needed a yes and had nobody to give it. */
  readonly refused: number;
  /** Calls that a rule or a person denied. */
  readonly denied: number;
  /** In the order in which they happened; a file may occur more than once. */
  readonly changes: readonly FileChange[];
  /** Present for `model-failed`, `context-full` and `storage-failed`. */
  readonly error?: SerializedError;
}

/** What a run tells, in order: the terminal, the JSON-lines output and the session journal read the same union. */
export type AgentEvent =
  | RunStart
  | TurnStart
  | TextDelta
  | ReasoningDelta
  | StillWaiting
  | Retry
  | ReplyEnd
  | ToolCallStart
  | FileChangeEvent
  | ToolCallEnd
  | VerificationStart
  | VerificationEnd
  | Notice
  | TurnEnd
  | RunEnd;
