/** Passes a stream on, and throws the signal's reason as soon as it is aborted, even while the stream is silent. */
export async function* untilAborted(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = source[Symbol.asyncIterator]();
  const { promise, reject } = Promise.withResolvers<never>();
  // Whoever waits sees it; when nobody does it is no unhandled rejection.
  promise.catch(() => undefined);
  const abort = (): void => {
    reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    for (;;) {
      const next = await Promise.race([pieces.next(), promise]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // A stream that is silent does not answer this, either.
    pieces.return?.().catch(() => undefined);
  }
}
