import type { LlmClient, LlmClientOptions } from './llm-client.ts';

export declare function createLlmClient(options: LlmClientOptions): LlmClient;
