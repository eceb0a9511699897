import type { JsonObject } from '@selfware/contracts';

/** A tool call as a model wrote it; `rawArguments` is its text, which may be invalid JSON. */
export interface RequestedToolCall {
  readonly id: string;
  readonly name: string;
  readonly rawArguments: string;
}

/** One message of a conversation, as every chat completions server understands it. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string;
      /** Absent and empty both mean that the model called no tool. */
      readonly toolCalls?: readonly RequestedToolCall[];
    }
  | {
      readonly role: 'tool';
      /** The `id` of the call that this answers. */
      readonly callId: string;
      readonly name: string;
      readonly content: string;
    };

/** A tool that the model may call; `parameters` is a JSON Schema of an object. */
export interface ToolSchema {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

/** What is asked of the model. */
export interface ModelRequest {
  readonly messages: readonly ChatMessage[];
  /** Absent and empty both mean that the model may call no tool. */
  readonly tools?: readonly ToolSchema[];
  /** Tokens; absent leaves the limit to the server. */
  readonly maxOutputTokens?: number;
  /** Absent leaves the temperature to the server. */
  readonly temperature?: number;
}
