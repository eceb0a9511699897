export { approvedMark, type Approved, type RunRequirements } from './approved.ts';
export { systemClock, type Clock } from './clock.ts';
export type { DirectoryPort, EntryIdentity, WritableFile } from './directory-port.ts';
export type { AgentEvents } from './events/agent.ts';
export type { AllEvents } from './events/all-events.ts';
export type { BaseEvent, ChannelName } from './events/event.ts';
export type { LlmClientEvents } from './events/llm-client.ts';
export type { MemoryEvents } from './events/memory.ts';
export type { PersistenceEvents } from './events/persistence.ts';
export type { ProcessSupervisorEvents } from './events/process-supervisor.ts';
export type { ResilienceEvents } from './events/resilience.ts';
export type { SafetyEvents } from './events/safety.ts';
export type { ToolsEvents } from './events/tools.ts';
export type { CallId, ContentHash, RunId, SessionId } from './identifiers.ts';
export type {
  EditFileIntent,
  Intent,
  IntentOf,
  ListDirectoryIntent,
  ReadFileIntent,
  CommitFilesIntent,
  ExportSessionIntent,
  FetchUrlIntent,
  RunProgramIntent,
  RunShellIntent,
  SearchTreeIntent,
  WriteFileIntent,
} from './intent.ts';
export type { JsonObject, JsonScalar, JsonValue } from './json-value.ts';
export type { LogFields, Logger } from './logger.ts';
export { parseJson, type JsonFailure, type JsonLimits } from './parse-json.ts';
export type { ProcessIdentity } from './process-identity.ts';
export type {
  BoundedOutput,
  Containment,
  ProgramOutcome,
  ProgramSpecification,
  RunProgram,
} from './program.ts';
export { failed, ok, type Result } from './result.ts';
export type { SecretBytes } from './secret-bytes.ts';
export {
  SelfwareError,
  type ErrorCategory,
  type SelfwareErrorOptions,
  type SerializedError,
} from './selfware-error.ts';
export type { Span, Verdict } from './verdict.ts';
