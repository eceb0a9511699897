import OpenAI from 'openai';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  startMockLlmServer,
  type MockLlmServer,
  type MockLlmServerOptions,
  type MockScript,
} from '../../src/testing/testing.ts';
import { collect } from '../fake-exchange.ts';

async function start(
  script: MockScript,
  options: MockLlmServerOptions = {},
): Promise<MockLlmServer> {
  const server = await startMockLlmServer(script, options);
  onTestFinished(() => server.close());
  return server;
}

const messages = [{ role: 'user' as const, content: 'question' }];
const sdk = ({ endpoint }: MockLlmServer): OpenAI =>
  new OpenAI({ baseURL: endpoint, apiKey: 'key', maxRetries: 0 });

describe('the official OpenAI SDK', () => {
  it('streams text and interleaved tool calls from the mock server', async () => {
    const server = await start([
      {
        text: 'Reading two files.',
        toolCalls: [
          { name: 'read_file', arguments: { path: 'first.ts' } },
          { name: 'read_file', arguments: { path: 'second.ts' } },
        ],
        interleaved: true,
        usage: { input: 11, output: 22 },
      },
    ]);
    const stream = sdk(server).chat.completions.stream({
      model: 'mock-model',
      messages,
      stream_options: { include_usage: true },
    });
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]?.message).toMatchObject({
      content: 'Reading two files.',
      tool_calls: [
        { id: 'call_1', function: { name: 'read_file', arguments: '{"path":"first.ts"}' } },
        { id: 'call_2', function: { name: 'read_file', arguments: '{"path":"second.ts"}' } },
      ],
    });
    expect(completion.usage).toMatchObject({ prompt_tokens: 11, completion_tokens: 22 });
    server.assertConsumed();
  });

  it('gets a whole completion, the models and a scripted error', async () => {
    const script = [
      { text: 'whole', reasoning: 'why', toolCalls: [{ name: 'x', arguments: '{bad' }] },
      { status: 429, error: { message: 'slow down', code: 'rate_limit' } },
    ];
    const server = await start(script, { models: [{ id: 'a', contextLength: 5 }, { id: 'b' }] });
    const client = sdk(server);
    const completion = await client.chat.completions.create({ model: 'm', messages });
    expect(completion.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { content: 'whole', tool_calls: [{ function: { arguments: '{bad' } }] },
    });
    await expect(client.chat.completions.create({ model: 'm', messages })).rejects.toMatchObject({
      status: 429,
      code: 'rate_limit',
    });
    expect((await collect(client.models.list())).map(({ id }) => id)).toEqual(['a', 'b']);
    server.assertConsumed();
  });
});

describe('startMockLlmServer', () => {
  const post = ({ endpoint }: MockLlmServer, body: unknown): Promise<Response> =>
    fetch(`${endpoint}/chat/completions`, { method: 'POST', body: JSON.stringify(body) });

  it('answers as a function of the request says, and keeps a journal', async () => {
    const server = await start((request, index) =>
      Promise.resolve({ text: `${index}: ${request.rawBody.length}` }),
    );
    await post(server, { messages });
    const answer: unknown = await (await post(server, { large: 'x'.repeat(100_000) })).json();
    expect(answer).toMatchObject({ choices: [{ message: { content: '1: 100012' } }] });
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/v1/chat/completions', body: { messages }, expected: true },
      { expected: true },
    ]);
    server.assertConsumed();
  });

  it('answers an unexpected request with 500, an unknown path with 404, and tells both', async () => {
    const server = await start([]);
    expect((await post(server, {})).status).toBe(500);
    expect((await fetch(`${server.endpoint}/nothing`)).status).toBe(404);
    expect(() => server.assertConsumed()).toThrow(
      '0 replies left and 2 unexpected requests (POST /v1/chat/completions, GET /v1/nothing)',
    );
  });

  it('tells of scripted replies that were not asked for', async () => {
    const server = await start([{ text: 'a' }, { text: 'b' }]);
    await post(server, {});
    expect(() => server.assertConsumed()).toThrow('1 replies left');
  });

  it('streams with every line ending, with heartbeats, and without indexes', async () => {
    const server = await start([
      {
        toolCalls: [{ id: 'c', name: 'x', arguments: {} }],
        lineEnding: '\r',
        heartbeats: true,
        withoutIndex: true,
        reasoning: 'r',
        reasoningField: 'reasoning',
        delayMs: 1,
        chunkDelayMs: 1,
        usage: null,
      },
    ]);
    const text = await (await post(server, { stream: true })).text();
    expect(text).toContain(': heartbeat\r\r');
    expect(text).toContain('"reasoning":"r"');
    expect(text).toContain('{"id":"c","function":{"arguments":"{}"}}');
    expect(text).not.toContain('\n');
    expect(text.endsWith('data: [DONE]\r\r')).toBe(true);
  });

  it('ends the connection when the script fails', async () => {
    const server = await start(() => Promise.reject(new Error('script')));
    await expect(post(server, {})).rejects.toThrow();
  });

  it('serves 200 streams at once and leaves no connection behind', async () => {
    const server = await startMockLlmServer(() => ({ text: 'many', chunkCharacters: 1 }));
    const texts = await Promise.all(
      Array.from({ length: 200 }, async () => (await post(server, { stream: true })).text()),
    );
    expect(texts.filter((text) => text.includes('[DONE]'))).toHaveLength(200);
    await server.close();
    expect(server.openConnections()).toBe(0);
  });
});
