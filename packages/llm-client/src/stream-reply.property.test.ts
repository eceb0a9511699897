import fc from 'fast-check';
import { configureProperties, cuts } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../test/fake-exchange.ts';
import { sampleStream } from '../test/sample-stream.ts';

configureProperties();

describe('streamReply', () => {
  it.each(['\n', '\r\n', '\r'])(
    'gives the same events for any cut of a stream with lines ending in %j',
    async (end) => {
      const bytes = sampleStream(end);
      const whole = await eventsOf([bytes]);
      expect(whole.at(-1)).toMatchObject({
        type: 'reply-end',
        reply: {
          text: 'Grüße, 世界! 👩‍👩‍👧 done\n',
          reasoning: 'Denken wir nach… 🤔',
          toolCalls: [
            { id: 'a', name: 'read_file', rawArguments: '{"path":"é"}' },
            { id: 'b', name: 'run_command', rawArguments: '{"command":"ls"}' },
          ],
          finishReason: 'tool-calls',
          usage: { input: 12, output: 34, source: 'server' },
        },
      });
      await fc.assert(
        fc.asyncProperty(cuts(bytes), async (pieces) => {
          expect(await eventsOf(pieces)).toEqual(whole);
        }),
      );
    },
  );

  it('gives the same events for a stream cut in two at every offset', async () => {
    const bytes = sampleStream();
    const whole = await eventsOf([bytes]);
    for (let offset = 0; offset <= bytes.length; offset += 1) {
      expect(await eventsOf([bytes.slice(0, offset), bytes.slice(offset)])).toEqual(whole);
    }
  });

  it('ends with one last event and never throws, whatever the bytes', async () => {
    const json = fc.json().map((value) => `data: ${value}\n\n`);
    const line = fc.oneof(
      json,
      fc.string(),
      fc.constantFrom('data: [DONE]\n\n', 'data: {"error":1}\n\n'),
    );
    const piece = fc.oneof(
      fc.uint8Array(),
      line.map((value) => new TextEncoder().encode(value)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const events = await eventsOf(pieces);
        const last = events.filter(({ type }) => type === 'reply-end' || type === 'reply-failed');
        expect(last).toEqual([events.at(-1)]);
      }),
    );
  });

  it('fails or tells the whole answer when the stream is cut off anywhere', async () => {
    const bytes = sampleStream();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length }), async (length) => {
        const last = (await eventsOf([bytes.slice(0, length)])).at(-1);
        if (last?.type === 'reply-end') expect(last.reply.toolCalls).toHaveLength(2);
        else expect(last).toMatchObject({ error: { code: 'llm-client/incomplete' } });
      }),
    );
  });
});
