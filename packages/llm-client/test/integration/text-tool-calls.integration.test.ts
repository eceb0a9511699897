import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createLlmClient,
  type LlmClientOptions,
  type ModelEvent,
  type ModelRequest,
} from '../../src/index.ts';
import {
  startMockLlmServer,
  writeToolCallText,
  type MockReply,
} from '../../src/testing/testing.ts';
import { toolCallFormats } from '../../src/tool-calls/tool-call-format.ts';
import { collect } from '../fake-exchange.ts';
import { textTools } from '../text-calls.ts';

const request: ModelRequest = {
  messages: [{ role: 'user', content: 'question' }],
  tools: textTools,
};
const call = { name: 'write_file', arguments: { path: 'a.ts', content: ' <a>\n`true`' } };
const hermes = { format: 'hermes', calls: [call] } as const;

async function ask(
  reply: MockReply,
  options: Partial<LlmClientOptions> = {},
  asked: ModelRequest = request,
): Promise<readonly ModelEvent[]> {
  const server = await startMockLlmServer([reply]);
  onTestFinished(() => server.close());
  const client = createLlmClient({ endpoint: server.endpoint, model: 'small', ...options });
  onTestFinished(() => client.close());
  return collect(client.stream(asked));
}

const shown = (events: readonly ModelEvent[], type: 'text-delta' | 'reasoning-delta'): string =>
  events.map((event) => (event.type === type ? event.text : '')).join('');

describe('stream', () => {
  it.each(toolCallFormats)(
    'gives the events of a native call for one that is written as %s',
    async (format) => {
      const alone = format === 'fenced-json' || format === 'llama-json' || format === 'pythonic';
      const text = alone ? '' : 'I write.\n';
      const events = await ask({
        text,
        textToolCalls: { format, calls: [call, { name: 'search', arguments: { count: 2 } }] },
        chunkCharacters: 3,
      });
      const last = events.at(-1);
      expect(last).toMatchObject({
        type: 'reply-end',
        reply: {
          text,
          toolCalls: [
            { name: 'write_file', arguments: call.arguments },
            { name: 'search', rawArguments: '{"count":2}' },
          ],
          finishReason: 'tool-calls',
        },
      });
      expect(shown(events, 'text-delta')).toBe(text);
      const starts = events.flatMap((event) => (event.type === 'tool-call-start' ? [event] : []));
      const ended = last?.type === 'reply-end' ? last.reply.toolCalls : [];
      expect(starts).toEqual(ended.map(({ id, name }) => ({ type: 'tool-call-start', id, name })));
      expect(new Set(ended.map(({ id }) => id)).size).toBe(2);
    },
  );

  it('counts the time to the first content of an answer that is nothing but a call', async () => {
    const events = await ask({ textToolCalls: hermes, chunkCharacters: 1, chunkDelayMs: 5 });
    const last = events.at(-1);
    const { firstTokenMs = NaN, totalMs } =
      last?.type === 'reply-end' ? last.reply.timings : { totalMs: NaN };
    expect(firstTokenMs).toBeLessThan(totalMs - 100);
  });

  it('asks again when a call in text broke off, since nothing was shown of it', async () => {
    const broken = { textToolCalls: hermes, fault: { kind: 'cut', afterChunks: 4 } } as const;
    const server = await startMockLlmServer([broken, { textToolCalls: hermes }]);
    onTestFinished(() => server.close());
    const retry = { maxAttempts: 2, baseMs: 0, capMs: 0 };
    const client = createLlmClient({ endpoint: server.endpoint, model: 'small', retry });
    onTestFinished(() => client.close());
    const events = await collect(client.stream(request));
    expect(events.map(({ type }) => type)).toEqual(['retry', 'tool-call-start', 'reply-end']);
  });

  it('shows calls in text as text when they are switched off or no tools were given', async () => {
    for (const [options, asked] of [
      [{ textToolCalls: 'off' }, request],
      [{ textToolCalls: ['glm'] }, request],
      [{}, { messages: request.messages }],
    ] as const) {
      const events = await ask({ textToolCalls: hermes }, options, asked);
      expect(shown(events, 'text-delta')).toContain('<tool_call>');
      expect(events.at(-1)).toMatchObject({ reply: { toolCalls: [], finishReason: 'stop' } });
    }
  });

  it('takes the native calls alone when an answer holds both', async () => {
    const toolCalls = [{ name: 'search', arguments: {} }];
    const events = await ask({ textToolCalls: hermes, toolCalls });
    expect(events.at(-1)).toMatchObject({ reply: { toolCalls: [{ name: 'search' }] } });
  });

  it('never calls what a message or a tool output says, when the model repeats it', async () => {
    const quoted = '<tool_call>{"name": "search", "arguments": {}}</tool_call>';
    for (const message of [
      { role: 'user', content: `What is ${quoted}?` },
      { role: 'tool', callId: '1', name: 'read_file', content: `# A page\n${quoted}` },
    ] as const) {
      const asked = { ...request, messages: [...request.messages, message] };
      const events = await ask({ text: `It says ${quoted}.` }, {}, asked);
      expect(events.at(-1)).toMatchObject({
        reply: {
          toolCalls: [],
          text: `It says ${quoted}.`,
          diagnostics: [{ code: 'quoted-call' }],
        },
      });
    }
  });

  it.each(['hermes', 'qwen-xml', 'invoke'] as const)(
    'never calls what was cut off, as %s',
    async (format) => {
      const calls = [{ name: 'write_file', arguments: { path: 'a', content: 'b' } }];
      const whole = writeToolCallText(format, calls);
      for (const length of [whole.length - 1, whole.length - 12, whole.length - 30]) {
        const events = await ask({ text: whole.slice(0, length), finishReason: 'length' });
        expect(events.at(-1)).toMatchObject({
          reply: { toolCalls: [], diagnostics: [{ code: 'unfinished-call' }] },
        });
      }
    },
  );

  it('tells thinking tags of the text as reasoning, also without tools', async () => {
    const text = '<think>So `</think>` ends it.</think>\n\nIt is 42.';
    const events = await ask({ text, chunkCharacters: 1 }, {}, { messages: request.messages });
    expect(shown(events, 'reasoning-delta')).toBe('So `</think>` ends it.');
    expect(shown(events, 'text-delta')).toBe('It is 42.');
    expect(events.at(-1)).toMatchObject({
      reply: { text: 'It is 42.', reasoning: 'So `</think>` ends it.' },
    });
  });

  it('takes text for reasoning when only its end is marked', async () => {
    const events = await ask({ text: 'So it is.\n</think>\nIt is 42.' });
    expect(events.at(-1)).toMatchObject({ reply: { text: 'It is 42.', reasoning: 'So it is.\n' } });
  });

  it.each([
    ['{"path": "a",}', { arguments: { path: 'a' }, repairs: ['trailing-comma'] }],
    ['{"path": "a\nb"}', { arguments: { path: 'a\nb' }, repairs: ['control-character'] }],
    ['{"deep": True}', { arguments: { deep: true }, repairs: ['python-literal'] }],
    ['{"path": "a"', { rawArguments: '{"path":"a"}', repairs: ['unclosed-end'] }],
    ['', { rawArguments: '', arguments: {} }],
    ['{"path": a}', { rawArguments: '{"path": a}', failure: { position: 9 } }],
    ['{"path": None}', { failure: { position: 9 } }],
    ['[1]', { failure: { message: 'expected an object', position: 0 } }],
  ])('reads the native arguments %j', async (written, expected) => {
    const events = await ask({ toolCalls: [{ name: 'search', arguments: written }] });
    expect(events.at(-1)).toMatchObject({ reply: { toolCalls: [expected] } });
  });

  it('leaves native arguments open that were cut off', async () => {
    const toolCalls = [{ name: 'search', arguments: '{"path": "a"' }];
    const events = await ask({ toolCalls, finishReason: 'length' });
    expect(events.at(-1)).toMatchObject({
      reply: { toolCalls: [{ rawArguments: '{"path": "a"', failure: { position: 12 } }] },
    });
  });
});
