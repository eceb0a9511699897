export { createAgent, type Agent, type ResumeOptions, type RunOptions } from './agent.ts';
export { agentEventVersion } from './agent-event.ts';
export type {
  AgentEvent,
  FileChangeEvent,
  Notice,
  NoticeCode,
  ReasoningDelta,
  ReplyEnd,
  RequestedCall,
  Retry,
  RunEnd,
  RunOutcome,
  RunStart,
  StillWaiting,
  TextDelta,
  ToolCallEnd,
  ToolCallStart,
  TurnEnd,
  TurnStart,
  VerificationEnd,
  VerificationStart,
} from './agent-event.ts';
export type { AgentLimits, AgentParts, Verification } from './agent-parts.ts';
export { createChangeRelay, type ChangeRelay } from './change-relay.ts';
export {
  createContextWindow,
  type ContextWindow,
  type ContextWindowOptions,
  type FittedContext,
} from './context/context-window.ts';
export {
  ContextFullError,
  InvalidHistoryError,
  NoRunError,
  RunInProgressError,
  SessionNotFoundError,
  StorageFailedError,
} from './errors.ts';
export type {
  SessionRecord,
  SessionStart,
  UndoRecord,
  UserMessage,
  WorkingMemoryRecord,
} from './session/session-record.ts';
export { findMislisted, relistSessions, sessionListName } from './session/session-list.ts';
export { findSessionBlobs } from './session/find-session-blobs.ts';
export { isSessionId } from './session/session-id.ts';
export {
  openSessionStore,
  type SessionStore,
  type SessionStoreOptions,
} from './session/session-store.ts';
export type { Session } from './session/open-session.ts';
export type { SessionDescription, SessionSummary } from './session/session-summary.ts';
export { runEndChannel, runStartChannel, turnEndChannel } from './events.ts';
export { undoLastRun, type UndoOptions, type UndoReport } from './undo/undo-last-run.ts';
