import { SelfwareError, type ErrorCategory, type SelfwareErrorOptions } from '@selfware/contracts';

/** Every code that this package's errors carry. */
export type LlmErrorCode =
  | 'llm-client/invalid-options'
  | 'llm-client/unreachable'
  | 'llm-client/connection-lost'
  | 'llm-client/http-status'
  | 'llm-client/rate-limited'
  | 'llm-client/auth'
  | 'llm-client/not-found'
  | 'llm-client/context-length'
  | 'llm-client/redirect-refused'
  | 'llm-client/timeout'
  | 'llm-client/cancelled'
  | 'llm-client/closed'
  | 'llm-client/bad-response'
  | 'llm-client/incomplete'
  | 'llm-client/server-error'
  | 'llm-client/internal'
  | 'llm-client/mock-script';

/** What an `LlmError` is built from: its category follows from its code. */
export interface LlmErrorOptions extends Omit<SelfwareErrorOptions, 'code' | 'category'> {
  readonly code: LlmErrorCode;
  /** How long the server asked to wait before the next attempt; absent when it did not. */
  readonly retryAfterMs?: number;
}

/** The only error of this package; `code` tells what went wrong, `hint` what to do. Never holds a key. */
export class LlmError extends SelfwareError {
  declare readonly code: LlmErrorCode;
  readonly retryAfterMs?: number;

  constructor(options: LlmErrorOptions) {
    super({ ...options, category: errorCategories.get(options.code) ?? 'internal' });
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
  }
}

/** The category that each code belongs to. */
export const errorCategories: ReadonlyMap<LlmErrorCode, ErrorCategory> = new Map<
  LlmErrorCode,
  ErrorCategory
>([
  ['llm-client/invalid-options', 'config'],
  ['llm-client/unreachable', 'network'],
  ['llm-client/connection-lost', 'network'],
  ['llm-client/http-status', 'provider'],
  ['llm-client/rate-limited', 'provider'],
  ['llm-client/auth', 'provider'],
  ['llm-client/not-found', 'provider'],
  ['llm-client/context-length', 'resource'],
  ['llm-client/redirect-refused', 'provider'],
  ['llm-client/timeout', 'timeout'],
  ['llm-client/cancelled', 'cancelled'],
  ['llm-client/closed', 'cancelled'],
  ['llm-client/bad-response', 'provider'],
  ['llm-client/incomplete', 'provider'],
  ['llm-client/server-error', 'provider'],
  ['llm-client/internal', 'internal'],
  ['llm-client/mock-script', 'conflict'],
]);
