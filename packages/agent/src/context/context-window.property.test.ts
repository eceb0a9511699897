import { createTokenCounter, type ChatMessage } from '@selfware/llm-client';
import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContextWindow } from './context-window.ts';

configureProperties();

const counter = createTokenCounter();

/** A reply with some calls, and user messages that come in between its results. */
const exchanges = fc.array(
  fc.record({
    said: text(20),
    calls: fc.nat({ max: 3 }),
    between: fc.array(fc.tuple(fc.nat({ max: 3 }), text(20)), { maxLength: 2 }),
  }),
  { maxLength: 8 },
);

function messagesOf(parts: typeof exchanges extends fc.Arbitrary<infer T> ? T : never) {
  return parts.flatMap(({ said, calls, between }, round): ChatMessage[] => {
    const ids = Array.from({ length: calls }, (_, index) => `${round}.${index}`);
    const toolCalls = ids.map((id) => ({ id, name: 'run', rawArguments: '{}' }));
    const results = ids.map((callId): ChatMessage => {
      return { role: 'tool', callId, name: 'run', content: said };
    });
    const reply: ChatMessage = { role: 'assistant', content: said, toolCalls };
    const all: ChatMessage[] = [reply, ...results];
    for (const [place, content] of between)
      all.splice(1 + (place % (calls + 1)), 0, { role: 'user', content });
    return all;
  });
}

describe('createContextWindow', () => {
  it('keeps every message, and every result right after its reply', () => {
    fc.assert(
      fc.property(exchanges, (parts) => {
        const added = messagesOf(parts);
        const window = createContextWindow({ counter });
        for (const message of added) window.add(message);
        const { messages } = window.fit(Infinity);
        expect(new Set(messages)).toEqual(new Set(added));
        expect(messages).toHaveLength(added.length);
        let expected: string[] = [];
        for (const message of messages) {
          if (message.role === 'tool') expect(message.callId).toBe(expected.shift());
          else expect(expected).toEqual([]);
          if (message.role === 'assistant')
            expected = (message.toolCalls ?? []).map(({ id }) => id);
        }
      }),
    );
  });

  it('overflows exactly when its estimate is above the budget', () => {
    fc.assert(
      fc.property(exchanges, fc.nat({ max: 400 }), (parts, budgetTokens) => {
        const window = createContextWindow({ counter });
        for (const message of messagesOf(parts)) window.add(message);
        const { tokens, overflow } = window.fit(budgetTokens);
        expect(overflow !== undefined).toBe(tokens > budgetTokens);
      }),
    );
  });
});
