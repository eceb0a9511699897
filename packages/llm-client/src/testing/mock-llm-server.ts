import type { Clock } from '@selfware/contracts';
import type { ModelDescription } from '../llm-client.ts';
import type { MockRequest } from './mock-script.ts';

/** How a mock server is started. */
export interface MockLlmServerOptions {
  /** 0, any free port, unless told. */
  readonly port?: number;
  /** What `/v1/models` lists; one `mock-model` unless told. */
  readonly models?: readonly ModelDescription[];
  /** `owned_by` of each model; `selfware-mock` unless told. */
  readonly ownedBy?: string;
  /** Moves `delayMs` and `chunkDelayMs`. */
  readonly clock?: Clock;
}

/** A chat completions server on loopback whose model says what a script tells it. */
export interface MockLlmServer {
  /** `http://127.0.0.1:<port>/v1`. */
  readonly endpoint: string;
  readonly port: number;
  /** Every request received, in order. */
  readonly requests: readonly MockRequest[];
  /** How many connections were ever accepted. */
  readonly connections: number;
  /** How many connections are open now. */
  openConnections(): number;
  /** Throws `llm-client/mock-script` when a scripted reply was not asked for or a request was unexpected. */
  assertConsumed(): void;
  /** Closes every connection. */
  close(): Promise<void>;
}
