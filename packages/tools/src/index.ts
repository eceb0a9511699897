export {
  defineTool,
  type ApprovedEach,
  type Effect,
  type PreparedCall,
  type Tool,
  type ToolContext,
  type ToolDefinition,
  type ToolLimits,
  type ToolResult,
} from './define-tool.ts';
export { createHands, type HandsOptions, type ProgramSandbox } from './hands/create-hands.ts';
export type { CommitRefusal, CommitReport } from './hands/commit/commit-report.ts';
export type {
  DirectoryEntry,
  EditFailure,
  ExportRefusal,
  FetchedPage,
  FileChange,
  FileContent,
  FileEdit,
  Hands,
  SearchMatch,
  SearchOptions,
  SearchQuery,
  SearchReport,
  SessionExport,
  SessionTranscript,
  TranscriptMessage,
} from './hands/hands.ts';
export {
  DuplicateToolError,
  FileChangedError,
  GitFailedError,
  InvalidPatternError,
  InvalidToolError,
  NoNetworkError,
  NoSessionsError,
  NotSupportedError,
  NotWritableError,
  PlaceholderWrittenError,
} from './errors.ts';
export { renderTranscript } from './session/render-transcript.ts';
export type { OutputStore } from './output/output-store.ts';
export { readOutputsToo } from './files/read-outputs-too.ts';
export { workspacePath, type WorkspacePath } from './input/workspace-path.ts';
export { callEndChannel, callStartChannel } from './events.ts';
export { codingTools, readOnlyTools } from './tool-sets.ts';
export {
  createToolbox,
  type ApprovalPrompt,
  type ApprovalQuestion,
  type Toolbox,
  type ToolboxOptions,
  type ToolCall,
  type ToolDescription,
  type ToolOutcome,
} from './toolbox.ts';
