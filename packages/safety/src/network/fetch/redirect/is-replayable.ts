import type { Exchange } from '../exchange.ts';

/** True when the body can be sent a second time: text, bytes, forms and blobs, but no stream. */
export function isReplayable(body: Exchange['body']): boolean {
  return (
    body === null ||
    body === undefined ||
    typeof body === 'string' ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    body instanceof URLSearchParams ||
    body instanceof Blob ||
    body instanceof FormData
  );
}
