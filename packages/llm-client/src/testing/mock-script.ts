import type { JsonObject, JsonValue } from '@selfware/contracts';
import type { ToolCallFormat } from '../tool-calls/tool-call-format.ts';
import type { TextToolCall } from './write-tool-call-text.ts';

/** A tool call that the mock model makes; a string is sent as it is, valid JSON or not. */
export interface MockToolCall {
  /** Absent: `call_<n>`, counting from 1 over the whole life of the server. */
  readonly id?: string;
  readonly name: string;
  readonly arguments: JsonObject | string;
}

/** One scripted answer: what the model says, and how the connection misbehaves. */
export interface MockReply {
  readonly text?: string;
  readonly reasoning?: string;
  readonly toolCalls?: readonly MockToolCall[];
  /** Calls that the model writes into its text, behind `text`, in the way of a family of models. */
  readonly textToolCalls?: {
    readonly format: ToolCallFormat;
    readonly calls: readonly TextToolCall[];
  };
  /** Absent: plausible counts; null: the server sends no usage. */
  readonly usage?: {
    readonly input: number;
    readonly output: number;
    readonly cached?: number;
  } | null;
  /** Absent: `tool_calls` when there are calls, else `stop`. */
  readonly finishReason?: string;
  /** 200 unless told; from 400 on the body is an OpenAI error object, or `body`. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The exact body instead of a chat completion, sent with `headers` and `status`. */
  readonly body?: string;
  /** The error object's message and code, when `status` is 400 or more. */
  readonly error?: { readonly message: string; readonly code?: string };
  /** Before the headers. */
  readonly delayMs?: number;
  /** Between two chunks of the stream. */
  readonly chunkDelayMs?: number;
  /** UTF-16 units of text, reasoning and arguments in one chunk; 16 unless told. */
  readonly chunkCharacters?: number;
  /** Bytes in one write to the socket; absent: one chunk, one write. */
  readonly splitBytes?: number;
  /** `\n` unless told. */
  readonly lineEnding?: '\n' | '\r\n' | '\r';
  /** Sends a comment line before each chunk. */
  readonly heartbeats?: boolean;
  /** Sends the deltas of parallel tool calls by turns instead of one call after the other. */
  readonly interleaved?: boolean;
  /** Which field carries reasoning; `reasoning_content` unless told. */
  readonly reasoningField?: 'reasoning_content' | 'reasoning';
  /** Leaves `index` out of tool-call deltas. */
  readonly withoutIndex?: boolean;
  /** What goes wrong; absent: nothing. `stall` stops sending and keeps the connection. */
  readonly fault?:
    | { readonly kind: 'stall-before-headers' }
    | { readonly kind: 'stall'; readonly afterChunks: number }
    | { readonly kind: 'cut'; readonly afterChunks: number }
    | { readonly kind: 'end-early'; readonly afterChunks: number }
    | { readonly kind: 'without-done' }
    | { readonly kind: 'error-in-stream'; readonly afterChunks: number; readonly error: JsonValue };
}

/** A request that the mock server received. */
export interface MockRequest {
  readonly method: string;
  /** With query, as sent. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
  /** Absent when the body is no JSON. */
  readonly body?: JsonValue;
  /** Counts the connections from 1: equal numbers came over one socket. */
  readonly connection: number;
  /** False: no script had an answer, or the path is unknown. */
  readonly expected: boolean;
}

/** Answers in order, or a function of the request; `undefined` makes the request unexpected. */
export type MockScript =
  | readonly MockReply[]
  | ((
      request: MockRequest,
      index: number,
    ) => MockReply | undefined | Promise<MockReply | undefined>);
