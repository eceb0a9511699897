import type { Dispatcher, Pool } from 'undici';
import { createAsyncQueue, type AsyncQueue } from './async-queue.ts';

/** One HTTP request below the endpoint. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the exchange and its connection; its reason is what the exchange then throws. */
  readonly signal: AbortSignal;
  /** Called when the connection stands and the request goes out. */
  readonly onSent?: () => void;
}

/** An answer whose headers have come. */
export interface Exchange {
  readonly status: number;
  /** The first value of a header; absent when the server did not send it. */
  header(name: string): string | undefined;
  /** The body as it comes, once; leaving the loop early closes the connection. Throws what ended it. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const maxQueuedBytes = 256 * 1024;

/** Sends a request over the pool and resolves with the answer's headers. Redirects are not followed. */
export async function startExchange(pool: Pool, request: ExchangeRequest): Promise<Exchange> {
  const { signal, onSent } = request;
  signal.throwIfAborted();
  const body = createAsyncQueue<Uint8Array>(maxQueuedBytes, (chunk) => chunk.byteLength);
  const headers = Promise.withResolvers<Exchange>();
  let controller: Dispatcher.DispatchController | undefined;
  const stop = (reason: Error): void => {
    // A request that still waits for a connection has no controller: it is stopped when it gets one.
    controller?.abort(reason);
    headers.reject(reason);
    body.fail(reason);
  };
  const onAbort = (): void => stop(errorOf(signal.reason));
  signal.addEventListener('abort', onAbort, { once: true });
  const settle = (): void => signal.removeEventListener('abort', onAbort);

  pool.dispatch(dispatchOptions(request), {
    onRequestStart(started) {
      controller = started;
      if (signal.aborted) started.abort(errorOf(signal.reason));
      else onSent?.();
    },
    onResponseStart(_, status, fields) {
      // Informational answers (RFC 9110, 15.2) come before the real one.
      if (status < 200) return;
      const header = (name: string): string | undefined => firstValue(fields[name]);
      headers.resolve({ status, header, chunks: leaving(body, stop) });
    },
    onResponseData(active, chunk) {
      if (body.push(chunk)) return;
      active.pause();
      void body.room().then(() => active.resume());
    },
    onResponseEnd() {
      settle();
      // The pool counts the connection as free in the next turn of the event loop: a call before that would open another.
      setImmediate(() => setImmediate(() => body.end()));
    },
    onResponseError(_, error) {
      settle();
      headers.reject(error);
      body.fail(error);
    },
  });
  return headers.promise;
}

function dispatchOptions({
  method,
  path,
  headers,
  body,
}: ExchangeRequest): Dispatcher.DispatchOptions {
  return { method, path, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
}

/** Reads the queue and, when the reader leaves before the end, stops the exchange. */
async function* leaving(
  body: AsyncQueue<Uint8Array>,
  stop: (reason: Error) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let ended = false;
  try {
    yield* body;
    ended = true;
  } finally {
    if (!ended) stop(new Error('the reader left before the end of the answer'));
  }
}

function firstValue(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

function errorOf(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('stopped', { cause: reason });
}
