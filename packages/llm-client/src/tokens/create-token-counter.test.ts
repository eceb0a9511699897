import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createTokenCounter } from './create-token-counter.ts';

configureProperties();

const { count, countMessages } = createTokenCounter();

describe('createTokenCounter', () => {
  it.each([
    ['The quick brown fox jumps over the lazy dog.', 10],
    ['Das ist ein Satz über Größe.', 10],
    ['const total = items.reduce((sum, item) => sum + item.price, 0);', 18],
    ['敏捷的棕色狐狸跳过了懒狗。', 13],
    ['1234567890', 4],
  ])('is within a third of what common tokenizers say for %j', (text, tokens) => {
    expect(count(text)).toBeGreaterThan(tokens * 0.66);
    expect(count(text)).toBeLessThan(tokens * 1.34);
  });

  it('is 0 for nothing only, and never more than the bytes of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(count(text) === 0).toBe(text === '');
        expect(count(text)).toBeLessThanOrEqual(Buffer.byteLength(text));
      }),
    );
  });

  it('counts two texts together as about the sum of both', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        expect(Math.abs(count(first + second) - count(first) - count(second))).toBeLessThan(4);
      }),
    );
  });

  it('counts what messages, calls and tools cost beside their text', () => {
    const user = { role: 'user', content: 'hi' } as const;
    const call = { id: 'c', name: 'x', rawArguments: '{}' };
    const assistant = { role: 'assistant', content: '', toolCalls: [call] } as const;
    const tool = { role: 'tool', callId: 'c', name: 'x', content: 'result' } as const;
    const schema = { name: 'x', description: 'does x', parameters: { type: 'object' } };
    expect(countMessages([])).toBe(3);
    expect(countMessages([user])).toBe(3 + 4 + count('hi'));
    expect(countMessages([user, assistant, tool])).toBeGreaterThan(countMessages([user]) + 16);
    expect(countMessages([user], [schema])).toBeGreaterThan(countMessages([user]) + 10);
  });

  it('counts a megabyte in one pass', () => {
    expect(count('lorem ipsum '.repeat(90_000))).toBeGreaterThan(100_000);
  });
});
