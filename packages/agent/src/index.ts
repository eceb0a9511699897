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
  ContextFullError,
  NoRunError,
  RunInProgressError,
  SessionDamagedError,
  SessionNotFoundError,
} from './errors.ts';
export type {
  SessionRecord,
  SessionStart,
  UndoRecord,
  UserMessage,
  WorkingMemoryRecord,
} from './session/session-record.ts';
export {
  openSessionStore,
  type Session,
  type SessionDescription,
  type SessionStore,
  type SessionStoreOptions,
  type SessionSummary,
} from './session/session-store.ts';
export { undoLastRun, type UndoOptions, type UndoReport } from './undo/undo-last-run.ts';
