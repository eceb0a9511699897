import type { Clock, SecretBytes } from '@selfware/contracts';
import type { ModelEvent, Reply } from './model-event.ts';
import type { ModelRequest } from './model-request.ts';
import type { ToolCallFormat } from './tool-calls/tool-call-format.ts';

/** How long each part of a request may take, in milliseconds; `Infinity` is unlimited. */
export interface Timeouts {
  /** Until the connection stands; 10 s unless told. Waiting for a free connection does not count. */
  readonly connectMs: number;
  /** From the sent request to the response headers; 120 s, on a loopback endpoint unlimited. */
  readonly headersMs: number;
  /** From the headers to the first content, heartbeats counting as life; 120 s, on a loopback endpoint unlimited. */
  readonly firstTokenMs: number;
  /** Between two pieces of the answer; 120 s unless told. */
  readonly idleMs: number;
  /** The whole call with its retries; unlimited unless told. */
  readonly totalMs: number;
}

/** How often and how patiently a request is repeated before any content was shown. */
export interface RetryOptions {
  /** 1 means no retry; 4 unless told. */
  readonly maxAttempts: number;
  /** The upper bound of the first random delay; doubles with each attempt; 500 ms unless told. */
  readonly baseMs: number;
  /** No delay is longer, but for one that the server asks for, up to five minutes; 30 s unless told. */
  readonly capMs: number;
}

/** Which calls in text count; `auto` takes a format without an unmistakable token only for a whole answer. */
export type TextToolCalls = 'auto' | 'off' | readonly ToolCallFormat[];

/** What a client is made from. */
export interface LlmClientOptions {
  /** `http:` or `https:`, with or without `/v1` and trailing slash. */
  readonly endpoint: string;
  readonly model: string;
  /** Sent as a bearer token; absent sends none. Never in an error, an event or a log. */
  readonly apiKey?: string | SecretBytes;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<RetryOptions>;
  /**
   * Which calls that a model writes into its text are taken for calls, when it makes none natively and tools were given:
   * `auto` unless told, `off` for none, or these formats wherever they stand. See the README for the formats.
   */
  readonly textToolCalls?: TextToolCalls;
  /** Connections at most; 8 unless told. */
  readonly maxConnections?: number;
  readonly clock?: Clock;
  /** Uniform in [0, 1): the jitter of retries. */
  readonly random?: () => number;
}

/** What every call of a client takes. */
export interface CallOptions {
  /** Ends the call; its stream then ends with `reply-failed` and the code `llm-client/cancelled`. */
  readonly signal?: AbortSignal;
}

/** A model that the server offers. */
export interface ModelDescription {
  readonly id: string;
  /** Tokens; absent when the server does not say. */
  readonly contextLength?: number;
}

/** Talks to one model on one server, over connections that stay open until `close`. */
export interface LlmClient {
  /** Sends the request when it is first read; never throws, the last event is `reply-end` or `reply-failed`. Leaving the loop early frees the connection. */
  stream(request: ModelRequest, options?: CallOptions): AsyncIterable<ModelEvent>;
  /** The same exchange without its events; throws `LlmError`. */
  complete(request: ModelRequest, options?: CallOptions): Promise<Reply>;
  /** The models that the server offers, in its order; throws `LlmError`. */
  models(options?: CallOptions): Promise<readonly ModelDescription[]>;
  /** Loads what the first request needs and opens the connection; never fails, and costs nothing twice. */
  warm(): Promise<void>;
  /** Ends running calls as `llm-client/closed` and closes every connection; may be called again. */
  close(): Promise<void>;
}
