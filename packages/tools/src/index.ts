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
export { createHands, type HandsOptions } from './hands/create-hands.ts';
export type {
  DirectoryEntry,
  EditFailure,
  FileChange,
  FileContent,
  FileEdit,
  Hands,
  SearchMatch,
  SearchOptions,
  SearchQuery,
  SearchReport,
} from './hands/hands.ts';
export {
  DuplicateToolError,
  FileChangedError,
  InvalidPatternError,
  InvalidToolError,
  NotSupportedError,
  NotWritableError,
} from './errors.ts';
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
