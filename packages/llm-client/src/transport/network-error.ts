import { LlmError } from '../errors.ts';
import type { Endpoint } from './endpoint.ts';

/** The error that a failed connection means. What is already an `LlmError` stays as it is. */
export function networkError(error: unknown, endpoint: Endpoint): LlmError {
  if (error instanceof LlmError) return error;
  const reason = reasonOf(error);
  if (unreachable.has(reason)) return unreachableError(error, reason, endpoint);
  if (!lost.has(reason) && !reason.startsWith('HPE_')) return unexpected(error, reason);
  return new LlmError({
    code: 'llm-client/connection-lost',
    message: `expected the answer of ${endpoint.origin}, got a connection that broke (${reason})`,
    hint: 'The server may have crashed or been restarted; look at its output.',
    retryable: true,
    details: { reason },
    cause: error,
  });
}

function unreachableError(error: unknown, reason: string, endpoint: Endpoint): LlmError {
  return new LlmError({
    code: 'llm-client/unreachable',
    message: `expected a server at ${endpoint.origin}, got none (${reason})`,
    hint: endpoint.loopback
      ? 'Is the server running? Start it, or run `selfware doctor` to see which local servers answer.'
      : 'Check the address and the network; `selfware doctor` tests the endpoint.',
    // A wrong name or certificate does not heal by waiting.
    retryable: reason !== 'ENOTFOUND' && !reason.includes('CERT'),
    details: { reason },
    cause: error,
  });
}

function unexpected(error: unknown, reason: string): LlmError {
  return new LlmError({
    code: 'llm-client/internal',
    message: `expected the request to be sent, got a failure of the client (${reason})`,
    hint: 'This is a defect of Selfware: please report it.',
    details: { reason },
    cause: error,
  });
}

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'EPROTO',
]);

const lost: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_ABORTED',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  // What undici's parser says of bytes that are no HTTP.
  'HTTPParserError',
]);

/** The code of the error, of the first error that it gathers, or of its cause; else its name. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.name;
}
