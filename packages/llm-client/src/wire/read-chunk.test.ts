import { describe, expect, it } from 'vitest';
import { readChunk } from './read-chunk.ts';

const read = (value: unknown): unknown => {
  const chunk = readChunk(JSON.stringify(value));
  return chunk.ok ? chunk.value : chunk.failure;
};
const delta = (value: object): object => ({ choices: [{ index: 0, delta: value }] });

describe('readChunk', () => {
  it('reads text, a refusal, and reasoning under both names', () => {
    expect(read(delta({ content: 'a' }))).toEqual({ text: 'a', toolCalls: [] });
    expect(read(delta({ content: null, refusal: 'no' }))).toEqual({ text: 'no', toolCalls: [] });
    expect(read(delta({ reasoning: 'r' }))).toEqual({ reasoning: 'r', toolCalls: [] });
    expect(read(delta({ reasoning_content: 'r' }))).toEqual({ reasoning: 'r', toolCalls: [] });
  });

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool-calls'],
    ['content_filter', 'content-filter'],
    ['eos', 'unknown'],
  ])('reads the finish reason %s', (sent, finishReason) => {
    expect(read({ choices: [{ finish_reason: sent }] })).toEqual({ toolCalls: [], finishReason });
  });

  it('takes arguments that came as an object, and passes over what is no call', () => {
    const calls = [{ index: 1, function: { name: 'x', arguments: { a: 1 } } }, null, 'x', {}];
    expect(read(delta({ tool_calls: calls }))).toEqual({
      toolCalls: [{ index: 1, name: 'x', arguments: '{"a":1}' }, {}],
    });
  });

  it('ignores further choices and usage that is no count', () => {
    const choices = [{ index: 1, delta: { content: 'other' } }];
    expect(read({ choices, usage: { prompt_tokens: -1, completion_tokens: 'x' } })).toEqual({
      toolCalls: [],
    });
  });

  it('tells an error of the server from text that is no chunk', () => {
    expect(read({ error: { message: 'x' } })).toEqual({
      kind: 'server-error',
      error: { message: 'x' },
    });
    expect(read({ error: null, choices: [] })).toEqual({ toolCalls: [] });
    expect(read([])).toEqual({ kind: 'not-json' });
    expect(readChunk('{').ok).toBe(false);
  });
});
