import { systemClock } from '@selfware/contracts';
import type { ModelEvent } from '../src/model-event.ts';
import { streamReply, type Call } from '../src/stream-reply.ts';
import type { Transport } from '../src/transport/create-transport.ts';

/** A transport without network whose every answer is these bytes, in these pieces. */
export function transportOf(pieces: readonly Uint8Array[], contentType: string): Transport {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield await Promise.resolve(piece);
  }
  return {
    endpoint: { origin: 'http://127.0.0.1:9', basePath: '/v1', loopback: true },
    clock: { ...systemClock, now: () => 1_700_000_000_000, monotonicMs: () => 0 },
    exchange: (request) => {
      request.onSent?.();
      const header = (name: string): string | undefined =>
        name === 'content-type' ? contentType : undefined;
      return Promise.resolve({ status: 200, header, chunks: chunks() });
    },
    warm: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Every event of an answer that comes in these pieces; one attempt. */
export async function eventsOf(
  pieces: readonly Uint8Array[],
  contentType = 'text/event-stream',
  given: Partial<Pick<Call, 'request' | 'textToolCalls'>> = {},
): Promise<readonly ModelEvent[]> {
  const unlimited = { connectMs: Infinity, headersMs: Infinity, firstTokenMs: Infinity };
  return collect(
    streamReply({
      transport: transportOf(pieces, contentType),
      model: 'model',
      request: { messages: [{ role: 'user', content: 'question' }] },
      body: '{}',
      apiKey: undefined,
      textToolCalls: 'auto',
      timeouts: { ...unlimited, idleMs: Infinity, totalMs: Infinity },
      retry: { maxAttempts: 1, baseMs: 0, capMs: 0 },
      random: () => 0,
      signal: new AbortController().signal,
      ...given,
    }),
  );
}

/** Every value of a stream, in order. */
export async function collect<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}
