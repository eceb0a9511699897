import { channel } from 'node:diagnostics_channel';
import { createFakeClock, eventually } from '@selfware/test-kit';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createLlmClient,
  type LlmClient,
  type LlmClientOptions,
  type ModelEvent,
} from '../../src/index.ts';
import {
  startMockLlmServer,
  type MockLlmServer,
  type MockLlmServerOptions,
  type MockScript,
} from '../../src/testing/testing.ts';
import { collect } from '../fake-exchange.ts';
import { eventStreamHead, startRawServer } from '../raw-server.ts';

const question = { messages: [{ role: 'user', content: 'question' }] } as const;
const patient = { maxAttempts: 3, baseMs: 0, capMs: 0 };

async function start(
  script: MockScript,
  options: Partial<LlmClientOptions> = {},
  serverOptions: MockLlmServerOptions = {},
): Promise<{ client: LlmClient; server: MockLlmServer }> {
  const server = await startMockLlmServer(script, serverOptions);
  const client = connect(server.endpoint, options);
  onTestFinished(() => server.close());
  return { client, server };
}

function connect(endpoint: string, options: Partial<LlmClientOptions> = {}): LlmClient {
  const client = createLlmClient({ endpoint, model: 'model', retry: patient, ...options });
  onTestFinished(() => client.close());
  return client;
}

const typesOf = (events: readonly ModelEvent[]): readonly string[] =>
  events.map(({ type }) => type);

describe('stream', () => {
  it('tells text, reasoning and tool calls as they come, and the whole reply at the end', async () => {
    const { client, server } = await start([
      {
        reasoning: 'let me see',
        text: 'Reading.',
        toolCalls: [{ id: 'c1', name: 'read_file', arguments: { path: 'a.ts' } }],
        usage: { input: 9, output: 4, cached: 2 },
      },
    ]);
    const events = await collect(client.stream(question));
    expect(events.slice(0, -1)).toEqual([
      { type: 'reasoning-delta', text: 'let me see' },
      { type: 'text-delta', text: 'Reading.' },
      { type: 'tool-call-start', id: 'c1', name: 'read_file' },
    ]);
    expect(events.at(-1)).toMatchObject({
      type: 'reply-end',
      reply: {
        text: 'Reading.',
        reasoning: 'let me see',
        toolCalls: [{ id: 'c1', name: 'read_file', rawArguments: '{"path":"a.ts"}' }],
        finishReason: 'tool-calls',
        usage: { input: 9, output: 4, cached: 2, source: 'server' },
      },
    });
    server.assertConsumed();
  });

  it.each([1, 2, 3, 5, 7, 64])(
    'gives the same reply when bytes come %i at a time',
    async (splitBytes) => {
      const { client } = await start([
        { text: 'Grüße 世界 👋', toolCalls: [{ name: 'x', arguments: { a: 'é' } }], splitBytes },
      ]);
      const reply = await client.complete(question);
      expect(reply.text).toBe('Grüße 世界 👋');
      expect(reply.toolCalls).toMatchObject([
        { id: 'call_1', name: 'x', rawArguments: '{"a":"é"}' },
      ]);
    },
  );

  it('sends messages, tools and limits as chat completions, one system message first', async () => {
    const { client, server } = await start([{ text: 'ok' }]);
    await client.complete({
      messages: [
        { role: 'user', content: 'hi' },
        { role: 'system', content: 'one' },
        { role: 'assistant', content: '', toolCalls: [{ id: 'c', name: 'x', rawArguments: '{}' }] },
        { role: 'tool', callId: 'c', name: 'x', content: 'result' },
        { role: 'assistant', content: 'so' },
        { role: 'system', content: 'two' },
      ],
      tools: [{ name: 'x', description: 'does x', parameters: { type: 'object' } }],
      maxOutputTokens: 7,
      temperature: 0.5,
    });
    expect(server.requests[0]?.body).toEqual({
      model: 'model',
      messages: [
        { role: 'system', content: 'one\n\ntwo' },
        { role: 'user', content: 'hi' },
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 'c', type: 'function', function: { name: 'x', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'c', name: 'x', content: 'result' },
        { role: 'assistant', content: 'so' },
      ],
      stream: true,
      stream_options: { include_usage: true },
      tools: [
        {
          type: 'function',
          function: { name: 'x', description: 'does x', parameters: { type: 'object' } },
        },
      ],
      max_tokens: 7,
      temperature: 0.5,
    });
  });

  it('estimates usage where the server sends none', async () => {
    const { client } = await start([{ text: 'four words of text', usage: null }]);
    const { usage } = await client.complete(question);
    expect(usage.source).toBe('estimate');
    expect(usage.input).toBeGreaterThan(0);
    expect(usage.output).toBeGreaterThan(0);
  });

  it('reads an answer that the server did not stream', async () => {
    const message = { role: 'assistant', content: 'whole' };
    const body = JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] });
    const { client } = await start([{ body, headers: { 'content-type': 'application/json' } }]);
    expect((await client.complete(question)).text).toBe('whole');
  });

  it('accepts heartbeats, CRLF and an end without [DONE]', async () => {
    const { client } = await start([
      { text: 'alive', heartbeats: true, lineEnding: '\r\n', fault: { kind: 'without-done' } },
    ]);
    expect((await client.complete(question)).text).toBe('alive');
  });

  it('sends nothing before it is read', async () => {
    const { client, server } = await start([{ text: 'x' }]);
    client.stream(question);
    await client.models();
    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('retry', () => {
  it.each([408, 429, 500, 502, 503, 504])(
    'repeats after status %i and tells it',
    async (status) => {
      const { client, server } = await start([{ status }, { text: 'ok' }]);
      const events = await collect(client.stream(question));
      expect(typesOf(events)).toEqual(['retry', 'text-delta', 'reply-end']);
      expect(events[0]).toMatchObject({ attempt: 2 });
      server.assertConsumed();
    },
  );

  it.each([400, 401, 403, 404, 422, 301])('does not repeat after status %i', async (status) => {
    const { client } = await start([{ status }, { text: 'never' }]);
    expect(typesOf(await collect(client.stream(question)))).toEqual(['reply-failed']);
  });

  it('waits as long as Retry-After says, by the injected clock', async () => {
    const clock = createFakeClock();
    const { client } = await start(
      [{ status: 429, headers: { 'retry-after': '7' } }, { text: 'ok' }],
      { clock },
    );
    const events: ModelEvent[] = [];
    const reading = (async () => {
      for await (const event of client.stream(question)) events.push(event);
    })();
    await eventually(() => events.some(({ type }) => type === 'retry'));
    expect(events[0]).toMatchObject({ delayMs: 7_000, code: 'llm-client/rate-limited' });
    await clock.advance(6_999);
    expect(events).toHaveLength(1);
    await clock.advance(1);
    await reading;
    expect(typesOf(events)).toEqual(['retry', 'text-delta', 'reply-end']);
  });

  it('does not wait for a server that asks for an hour', async () => {
    const { client } = await start([{ status: 429, headers: { 'retry-after': '3600' } }]);
    const [event] = await collect(client.stream(question));
    expect(event).toMatchObject({ error: { retryAfterMs: 3_600_000 } });
  });

  it('never repeats after content was shown', async () => {
    const { client, server } = await start([
      { text: 'some text that is long enough', fault: { kind: 'cut', afterChunks: 2 } },
      { text: 'never' },
    ]);
    const events = await collect(client.stream(question));
    expect(typesOf(events)).toEqual(['text-delta', 'reply-failed']);
    expect(events.at(-1)).toMatchObject({
      error: { code: 'llm-client/connection-lost' },
      partialText: 'some text that i',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('repeats when the connection broke before any content', async () => {
    const { client } = await start([
      { text: 'lost', fault: { kind: 'cut', afterChunks: 1 } },
      { text: 'lost', fault: { kind: 'end-early', afterChunks: 1 } },
      { text: 'ok' },
    ]);
    const events = await collect(client.stream(question));
    expect(typesOf(events)).toEqual(['retry', 'retry', 'text-delta', 'reply-end']);
  });

  it('gives up after the last attempt with the error of that attempt', async () => {
    const { client } = await start([{ status: 500 }, { status: 502 }, { status: 503 }]);
    const events = await collect(client.stream(question));
    expect(events.at(-1)).toMatchObject({
      error: { code: 'llm-client/http-status', details: { status: 503 } },
    });
  });
});

describe('failures', () => {
  it('reads no more of an error page than it quotes, and no answer that is endless', async () => {
    const endless = 'x'.repeat(9_000_000);
    const { client } = await start(
      [
        { status: 500, body: endless },
        { body: endless, headers: { 'content-type': 'application/json' } },
        { body: `data: ${endless}`, headers: { 'content-type': 'text/event-stream' } },
      ],
      { retry: { maxAttempts: 1 } },
    );
    const codes = ['http-status', 'bad-response', 'bad-response'];
    for (const code of codes)
      await expect(client.complete(question)).rejects.toMatchObject({ code: `llm-client/${code}` });
  });

  it('tells that nobody listens, and what to do', async () => {
    const { client, server } = await start([], { retry: { maxAttempts: 1 } });
    await server.close();
    await expect(client.complete(question)).rejects.toMatchObject({
      code: 'llm-client/unreachable',
      category: 'network',
      hint: expect.stringContaining('selfware doctor') as string,
    });
  });

  it('never tells the key', async () => {
    const key = 'sk-very-secret-0123456789';
    const published: unknown[] = [];
    const listen = (event: unknown): number => published.push(event);
    channel('selfware:llm-client:request-start').subscribe(listen);
    channel('selfware:llm-client:request-end').subscribe(listen);
    const { client, server } = await start(
      [
        { status: 401, error: { message: `Incorrect API key provided: ${key}` } },
        { text: 'x', fault: { kind: 'error-in-stream', afterChunks: 1, error: { message: key } } },
      ],
      {
        apiKey: { use: (read) => read(new TextEncoder().encode(key)) },
        retry: { maxAttempts: 1 },
      },
    );
    const events = [
      ...(await collect(client.stream(question))),
      ...(await collect(client.stream(question))),
    ];
    expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${key}`);
    expect(events[0]).toMatchObject({ error: { code: 'llm-client/auth' } });
    const told = events.map((event) =>
      'error' in event ? `${event.error.message} ${String(event.error.stack)}` : '',
    );
    expect(JSON.stringify([events, told, published])).not.toContain(key);
    expect(published).toHaveLength(4);
    channel('selfware:llm-client:request-start').unsubscribe(listen);
    channel('selfware:llm-client:request-end').unsubscribe(listen);
  });

  it('refuses redirects', async () => {
    const { client, server } = await start([{ status: 307, headers: { location: '/v1/models' } }]);
    await expect(client.complete(question)).rejects.toMatchObject({
      code: 'llm-client/redirect-refused',
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each<readonly [string, Parameters<typeof start>[0] & readonly object[], string]>([
    ['a web page', [{ body: '<html>', headers: { 'content-type': 'text/html' } }], 'bad-response'],
    ['text that is no JSON', [{ body: 'data: {oops\n\n', headers: {} }], 'bad-response'],
    ['an empty stream', [{ body: '', headers: {} }], 'incomplete'],
    [
      'a context that is full',
      [{ status: 400, error: { message: "This model's maximum context length is 4096" } }],
      'context-length',
    ],
    [
      'an error inside the stream',
      [{ fault: { kind: 'error-in-stream', afterChunks: 1, error: { message: 'out of memory' } } }],
      'server-error',
    ],
  ])('names %s', async (_, script, code) => {
    const { client } = await start(script, { retry: { maxAttempts: 1 } });
    await expect(client.complete(question)).rejects.toMatchObject({ code: `llm-client/${code}` });
  });

  it('names a server that speaks no HTTP', async () => {
    await using server = await startRawServer((socket) => socket.end('220 mail ready\r\n'));
    const client = connect(server.endpoint, { retry: { maxAttempts: 1 } });
    await expect(client.complete(question)).rejects.toMatchObject({
      code: 'llm-client/connection-lost',
    });
  });

  it.each([
    ['127.0.0.1:8080'],
    ['ftp://127.0.0.1'],
    ['http://user:pass@127.0.0.1'],
    ['http://127.0.0.1/?key=1'],
  ])('refuses the endpoint %s before anything is sent', (endpoint) => {
    expect(() => createLlmClient({ endpoint, model: 'm' })).toThrow(
      expect.objectContaining({ code: 'llm-client/invalid-options' }),
    );
  });

  it('refuses an empty model and a key that no header can carry, without telling it', () => {
    const endpoint = 'http://127.0.0.1:9';
    expect(() => createLlmClient({ endpoint, model: '' })).toThrow('name of a model');
    expect(() => createLlmClient({ endpoint, model: 'm', apiKey: 'sk-1\n' })).toThrow(
      expect.not.stringContaining('sk-1') as string,
    );
  });
});

describe('time', () => {
  it('tells every five seconds that a local server is still silent, and waits on', async () => {
    const clock = createFakeClock();
    const { client, server } = await start([{ fault: { kind: 'stall-before-headers' } }], {
      clock,
    });
    const events: ModelEvent[] = [];
    const abort = new AbortController();
    const reading = (async () => {
      for await (const event of client.stream(question, { signal: abort.signal }))
        events.push(event);
    })();
    await eventually(() => server.requests.length === 1);
    await clock.advance(3_600_000);
    await eventually(() => events.length === 720);
    expect(events[1]).toEqual({ type: 'still-waiting', waitedMs: 10_000, phase: 'headers' });
    abort.abort();
    await reading;
    expect(events.at(-1)).toMatchObject({ error: { code: 'llm-client/cancelled' } });
  });

  it.each([
    ['headers', { headersMs: 3_000 }, { kind: 'stall-before-headers' }],
    ['first-token', { firstTokenMs: 3_000 }, { kind: 'stall', afterChunks: 1 }],
    ['next-chunk', { idleMs: 3_000 }, { kind: 'stall', afterChunks: 2 }],
    ['total', { totalMs: 3_000 }, { kind: 'stall', afterChunks: 2 }],
  ] as const)('ends a call that takes too long in its part %s', async (phase, timeouts, fault) => {
    const clock = createFakeClock();
    const { client, server } = await start([{ text: 'a long enough text', fault }], {
      clock,
      timeouts,
      retry: { maxAttempts: 1 },
    });
    const events: ModelEvent[] = [];
    const reading = (async () => {
      for await (const event of client.stream(question)) events.push(event);
    })();
    await eventually(() => server.requests.length === 1);
    // Real bytes travel in real time: the clock moves on until they are here and the phase has begun.
    const begun = phase === 'headers' || phase === 'first-token' ? 0 : 1;
    await eventually(() => events.length === begun);
    await eventually(async () => {
      await clock.advance(3_000);
      return events.at(-1)?.type === 'reply-failed';
    });
    await reading;
    expect(events.at(-1)).toMatchObject({
      type: 'reply-failed',
      error: { code: 'llm-client/timeout', details: { phase, limitMs: 3_000 } },
    });
    await eventually(() => server.openConnections() === 0);
  });

  it('tells the last event soon after [DONE], even when the server keeps the connection', async () => {
    await using server = await startRawServer((socket) => {
      const finished = '{"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}';
      socket.write(`${eventStreamHead}data: ${finished}\n\ndata: [DONE]\n\n`);
    });
    expect((await connect(server.endpoint).complete(question)).text).toBe('x');
    await eventually(() => server.open() === 0);
  });
});

describe('connections', () => {
  it('makes 100 calls one after the other over one connection', async () => {
    const { client, server } = await start(() => ({ text: 'again' }));
    for (let call = 0; call < 100; call += 1) await client.complete(question);
    expect(server.connections).toBe(1);
  });

  it('makes 50 calls at once over no more connections than allowed', async () => {
    const { client, server } = await start(() => ({ text: 'again' }), { maxConnections: 8 });
    await Promise.all(Array.from({ length: 50 }, () => client.complete(question)));
    expect(server.connections).toBeLessThanOrEqual(8);
  });

  it('waits without limit until a connection is free', async () => {
    const clock = createFakeClock();
    const { client, server } = await start(
      (_, index) => (index === 0 ? { fault: { kind: 'stall-before-headers' } } : { text: 'ok' }),
      { clock, maxConnections: 1 },
    );
    const abort = new AbortController();
    const first = collect(client.stream(question, { signal: abort.signal }));
    await eventually(() => server.requests.length === 1);
    const second = client.complete(question);
    await clock.advance(3_600_000);
    abort.abort();
    await first;
    expect((await second).text).toBe('ok');
  });

  it('frees the connection when the reader leaves, the signal aborts, or the client closes', async () => {
    const stalling = {
      text: 'a long enough text',
      fault: { kind: 'stall', afterChunks: 2 },
    } as const;
    const { client, server } = await start(() => stalling);
    for await (const event of client.stream(question)) if (event.type === 'text-delta') break;
    await eventually(() => server.openConnections() === 0);

    const abort = new AbortController();
    for await (const event of client.stream(question, { signal: abort.signal }))
      if (event.type === 'text-delta') abort.abort();
      else expect(event).toMatchObject({ error: { code: 'llm-client/cancelled' } });
    await eventually(() => server.openConnections() === 0);

    for await (const event of client.stream(question))
      if (event.type === 'text-delta') await client.close();
      else expect(event).toMatchObject({ error: { code: 'llm-client/closed' } });
    await eventually(() => server.openConnections() === 0);
  });

  it('answers calls on a closed client with an error', async () => {
    const { client } = await start([]);
    await client.close();
    await client.close();
    await expect(client.complete(question)).rejects.toMatchObject({ code: 'llm-client/closed' });
    await expect(client.models()).rejects.toMatchObject({ code: 'llm-client/closed' });
    await expect(client.warm()).resolves.toBeUndefined();
  });

  it('ends a call whose signal has aborted already without sending it', async () => {
    const { client, server } = await start([{ text: 'never' }]);
    const [event] = await collect(client.stream(question, { signal: AbortSignal.abort() }));
    expect(event).toMatchObject({ error: { code: 'llm-client/cancelled' } });
    expect(server.requests).toHaveLength(0);
  });

  it('holds back a server that is faster than the reader, and loses nothing', async () => {
    const text = 'x'.repeat(400_000);
    const { client } = await start([{ text, chunkCharacters: 8 }]);
    let length = 0;
    for await (const event of client.stream(question)) {
      if (event.type === 'text-delta') length += event.text.length;
      if (length % 80_000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(length).toBe(text.length);
  });
});

describe('warm', () => {
  it('opens the connection that the first call then uses', async () => {
    const { client, server } = await start([{ text: 'ok' }]);
    await client.warm();
    await client.warm();
    await eventually(() => server.connections === 1);
    await client.complete(question);
    expect(server.connections).toBe(1);
  });

  it('gives a connection that is still being made to the first call', async () => {
    const { client, server } = await start([{ text: 'ok' }]);
    void client.warm();
    await client.complete(question);
    expect(server.connections).toBe(1);
  });

  it('leaves failures to the first call, and another connection to it where the first was closed', async () => {
    const { client, server } = await start([], { retry: { maxAttempts: 1 } });
    await client.warm();
    await eventually(() => server.connections === 1);
    await server.close();
    await expect(client.complete(question)).rejects.toMatchObject({
      code: 'llm-client/unreachable',
    });
    const other = connect(server.endpoint);
    await other.warm();
  });

  it('closes a connection that no call used', async () => {
    const { client, server } = await start([]);
    await client.warm();
    await eventually(() => server.openConnections() === 1);
    await client.close();
    await eventually(() => server.openConnections() === 0);
  });
});

describe('models', () => {
  it.each([
    ['vLLM', { id: 'm', max_model_len: 4096 }, 4096],
    ['llama.cpp', { id: 'm', meta: { n_ctx_train: 8192 } }, 8192],
    ['LM Studio', { id: 'm', max_context_length: 2048, loaded_context_length: 1024 }, 1024],
    ['OpenRouter', { id: 'm', context_length: 100 }, 100],
    ['Ollama', { id: 'm' }, undefined],
  ])('reads the context length as %s tells it', async (_, model, contextLength) => {
    await using server = await startRawServer((socket) => {
      const body = JSON.stringify({ data: [model, { id: 5 }, null] });
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
    const expected = contextLength === undefined ? { id: 'm' } : { id: 'm', contextLength };
    expect(await connect(server.endpoint).models()).toEqual([expected]);
  });

  it.each([
    ['404 Not Found', '{}', 'not-found'],
    ['200 OK', '{"data":1}', 'bad-response'],
    ['200 OK', 'nonsense', 'bad-response'],
  ])('tells of an answer %s %s that is no list', async (status, body, code) => {
    await using server = await startRawServer((socket) => {
      socket.end(`HTTP/1.1 ${status}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
    await expect(connect(server.endpoint).models()).rejects.toMatchObject({
      code: `llm-client/${code}`,
    });
  });
});
