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
  Timeouts,
} from './llm-client.ts';
export type { FinishReason, ModelEvent, Reply, Usage, WaitingPhase } from './model-event.ts';
export type { ChatMessage, ModelRequest, RequestedToolCall, ToolSchema } from './model-request.ts';
export { createTokenCounter, type TokenCounter } from './tokens/create-token-counter.ts';
