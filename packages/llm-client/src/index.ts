export { createLlmClient } from './client.ts';
export {
  discoverServers,
  type DiscoverServersOptions,
  type FoundServer,
} from './discovery/discover-servers.ts';
export { LlmError, type LlmErrorCode, type LlmErrorOptions } from './errors.ts';
export type {
  CallOptions,
  LlmClient,
  LlmClientOptions,
  ModelDescription,
  RetryOptions,
  TextToolCalls,
  Timeouts,
} from './llm-client.ts';
export type {
  FinishReason,
  ModelEvent,
  Reply,
  ReplyToolCall,
  Usage,
  WaitingPhase,
} from './model-event.ts';
export type { ChatMessage, ModelRequest, RequestedToolCall, ToolSchema } from './model-request.ts';
export { createTokenCounter, type TokenCounter } from './tokens/create-token-counter.ts';
export type { ArgumentRepair } from './tool-calls/arguments/argument-repair.ts';
export {
  parseToolCallText,
  type ParsedToolCallText,
  type ParseToolCallTextOptions,
} from './tool-calls/parse-tool-call-text.ts';
export type {
  ParsedCall,
  ToolCallDiagnostic,
  ToolCallDiagnosticCode,
} from './tool-calls/parsed-call.ts';
export type { ToolCallFormat } from './tool-calls/tool-call-format.ts';
