import type { RunId, SessionId } from '@selfware/contracts';
import type { WorkingMemoryState } from '@selfware/memory';
import type {
  FileChangeEvent,
  Notice,
  ReplyEnd,
  RunEnd,
  RunStart,
  ToolCallEnd,
  ToolCallStart,
  VerificationEnd,
  VerificationStart,
} from '../agent-event.ts';

/** Always the first record of a journal: what the session is about. */
export interface SessionStart {
  readonly type: 'session-start';
  readonly version: 1;
  readonly at: number;
  readonly sessionId: SessionId;
  readonly workspace: string;
  readonly model: string;
  /** The first prompt. */
  readonly task: string;
}

/** Something that was said to the model in the name of the user. */
export interface UserMessage {
  readonly type: 'user-message';
  readonly at: number;
  readonly source: 'prompt' | 'steering' | 'resumption';
  /** The whole message as the model reads it, notes included. */
  readonly content: string;
}

/** What the working memory held after a turn. */
export interface WorkingMemoryRecord {
  readonly type: 'working-memory';
  readonly at: number;
  readonly state: WorkingMemoryState;
}

/** The file changes of one run were taken back, as far as the lists say. */
export interface UndoRecord {
  readonly type: 'undo';
  readonly at: number;
  readonly runId: RunId;
  readonly restored: readonly string[];
  readonly removed: readonly string[];
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}

/** One line of a session's journal: the events that matter later, and what only the journal needs. */
export type SessionRecord =
  | SessionStart
  | UserMessage
  | WorkingMemoryRecord
  | UndoRecord
  | RunStart
  | ReplyEnd
  | ToolCallStart
  | FileChangeEvent
  | ToolCallEnd
  | VerificationStart
  | VerificationEnd
  | Notice
  | RunEnd;
