import { systemClock } from '@selfware/contracts';
import { LlmError } from './errors.ts';
import type { LlmClient, LlmClientOptions, RetryOptions, Timeouts } from './llm-client.ts';
import type { ModelEvent, Reply } from './model-event.ts';
import type { ModelRequest } from './model-request.ts';
import { streamReply } from './stream-reply.ts';
import { closedError, createTransport } from './transport/create-transport.ts';
import { parseEndpoint } from './transport/endpoint.ts';
import { assertUsableKey } from './transport/request-headers.ts';
import { encodeRequest } from './wire/encode-request.ts';
import { listModels } from './wire/list-models.ts';

/**
 * Creates a client for one model on one OpenAI-compatible server. Nothing is loaded or sent before the first call.
 * Throws `llm-client/invalid-options` for an endpoint, a model or a key that cannot work.
 */
export function createLlmClient(options: LlmClientOptions): LlmClient {
  const { model, apiKey, clock = systemClock, random = Math.random, maxConnections = 8 } = options;
  const { textToolCalls = 'auto' } = options;
  const endpoint = parseEndpoint(options.endpoint);
  if (!endpoint.ok) throw endpoint.failure;
  assertUsableKey(apiKey);
  assertModel(model);
  const timeouts = { ...defaultTimeouts(endpoint.value.loopback), ...options.timeouts };
  const { connectMs } = timeouts;
  const transport = createTransport({ endpoint: endpoint.value, maxConnections, connectMs, clock });
  const closing = new AbortController();
  const untilClosed = (signal?: AbortSignal): AbortSignal =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
  const stream = (request: ModelRequest, signal?: AbortSignal): AsyncIterable<ModelEvent> =>
    streamReply({
      transport,
      model,
      request,
      body: encodeRequest(model, request),
      apiKey,
      textToolCalls,
      timeouts,
      retry: { ...defaultRetry, ...options.retry },
      random,
      signal: untilClosed(signal),
    });
  return {
    stream: (request, { signal } = {}) => stream(request, signal),
    complete: (request, { signal } = {}) => lastReply(stream(request, signal)),
    async models({ signal } = {}) {
      const limits = { apiKey, timeoutMs: modelsWithinMs, signal: untilClosed(signal) };
      return (await listModels(transport, limits)).models;
    },
    async warm() {
      // What goes wrong here goes wrong again in the first call, which tells it.
      await transport.warm().catch(() => undefined);
    },
    async close() {
      closing.abort(closedError());
      await transport.close();
    },
  };
}

const modelsWithinMs = 15_000;

const defaultRetry: RetryOptions = { maxAttempts: 4, baseMs: 500, capMs: 30_000 };

function defaultTimeouts(loopback: boolean): Timeouts {
  // A local model may read a long prompt for many minutes: only its owner knows how long is too long.
  const patienceMs = loopback ? Infinity : 120_000;
  return {
    connectMs: 10_000,
    headersMs: patienceMs,
    firstTokenMs: patienceMs,
    idleMs: 120_000,
    totalMs: Infinity,
  };
}

async function lastReply(events: AsyncIterable<ModelEvent>): Promise<Reply> {
  for await (const event of events) {
    if (event.type === 'reply-end') return event.reply;
    if (event.type === 'reply-failed') throw event.error;
  }
  throw new LlmError({
    code: 'llm-client/internal',
    message: 'expected a stream with a last event, got one without',
  });
}

function assertModel(model: string): void {
  if (model !== '') return;
  throw new LlmError({
    code: 'llm-client/invalid-options',
    message: 'expected the name of a model, got an empty one',
    hint: '`selfware doctor` lists the models that the server offers.',
  });
}
