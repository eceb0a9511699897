import { LlmError } from '../errors.ts';
import type { Endpoint } from './endpoint.ts';
import { networkError } from './network-error.ts';

/** The `LlmError` of a call that ended with `error`: what aborted it goes before what broke because of that. */
export function asCallError(error: unknown, signal: AbortSignal, endpoint: Endpoint): LlmError {
  if (!signal.aborted) return networkError(error, endpoint);
  return signal.reason instanceof LlmError ? signal.reason : cancelledError(signal.reason);
}

function cancelledError(cause: unknown): LlmError {
  return new LlmError({
    code: 'llm-client/cancelled',
    message: 'expected the call to go on, got its signal aborted',
    cause,
  });
}
