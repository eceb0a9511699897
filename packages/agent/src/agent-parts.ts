import type { Clock } from '@selfware/contracts';
import type { LlmClient, TokenCounter } from '@selfware/llm-client';
import type { Memory } from '@selfware/memory';
import type { PermissionMode } from '@selfware/safety';
import type { Toolbox } from '@selfware/tools';
import type { ChangeRelay } from './change-relay.ts';
import type { SessionStore } from './session/session-store.ts';

/** How far a run may go. */
export interface AgentLimits {
  /** Requests to the model in one run; at least 1. */
  readonly maxTurns: number;
  /** The size of the model's context window. */
  readonly contextTokens: number;
  /** What of the window is kept free for the reply. */
  readonly reservedOutputTokens: number;
  /** Tokens in and out of one run, summed over its requests; absent means no limit. */
  readonly maxTotalTokens?: number;
  /** Absent means no limit. */
  readonly timeoutMs?: number;
}

/** A command that decides whether the work is done. */
export interface Verification {
  /** Run through `run_command`, so it is judged and journaled like any other. */
  readonly command: string;
  /** How often it may fail before the run ends as unfinished; at least 1. */
  readonly maxAttempts: number;
}

/** Everything that an agent is put together from. */
export interface AgentParts {
  readonly client: LlmClient;
  readonly toolbox: Toolbox;
  readonly sessions: SessionStore;
  /** The same relay whose `beforeChange` went to `createHands`. */
  readonly changes: ChangeRelay;
  /** Absent means that nothing is recalled and nothing remembered. */
  readonly memory?: Memory;
  /** What the project's people want the model to know; absent means nothing. */
  readonly instructions?: string;
  /** One line for the model on what its programs can do where they run; absent means that there is nothing to tell. */
  readonly surroundings?: string;
  /** The absolute directory that the task is about. */
  readonly workspace: string;
  /** Absent means that the model's word is taken for it. */
  readonly verification?: Verification;
  readonly limits: AgentLimits;
  readonly counter: TokenCounter;
  readonly model: string;
  /** Told in `run-start`; absent means that it is not told. */
  readonly mode?: PermissionMode;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}
