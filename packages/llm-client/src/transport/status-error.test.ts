import { describe, expect, it } from 'vitest';
import { statusError, streamedError } from './status-error.ts';

const secrets = ['sk-secret'];

describe('statusError', () => {
  it.each([
    ["This model's maximum context length is 4096 tokens", 'OpenAI, vLLM'],
    ['the request exceeds the available context size, try increasing it', 'llama.cpp'],
    [
      'Trying to keep the first 9 tokens when context the overflows. greater than the context length',
      'LM Studio',
    ],
    ["The input (9 tokens) is longer than the model's context length (5 tokens).", 'SGLang'],
    ['input length and `max_tokens` exceed: prompt is too long', 'others'],
  ])('knows a full context by the words %j', (message) => {
    const body = JSON.stringify({ error: { message } });
    expect(statusError({ status: 400, body, secrets })).toMatchObject({
      code: 'llm-client/context-length',
      retryable: false,
    });
  });

  it.each([
    ['{"error":{"message":"a"}}', ': a'],
    ['{"error":"a"}', ': a'],
    ['{"message":"a"}', ': a'],
    ['{"detail":"a"}', ': a'],
    ['<html>a</html>', ''],
    ['[]', ''],
  ])('quotes what the server said in %s', (body, words) => {
    const { message } = statusError({ status: 422, body, secrets });
    expect(message).toBe(`expected status 200 from the server, got 422${words}`);
  });

  it('quotes no key, no control characters and no more than 300 of what the server said', () => {
    const body = JSON.stringify({ error: `sk-secret \u001b[31m${'x'.repeat(999)}` });
    const { message } = statusError({ status: 400, body, secrets });
    expect(message).toContain('[key]  [31m');
    expect(message).not.toContain('sk-secret');
    expect(message.length).toBeLessThan(400);
  });
});

describe('streamedError', () => {
  it.each([
    [{ message: 'busy', code: 429 }, 'llm-client/rate-limited', true],
    [{ message: 'context size has been exceeded' }, 'llm-client/context-length', false],
    ['just text', 'llm-client/server-error', true],
  ])('names %j', (error, code, retryable) => {
    expect(streamedError(error, secrets)).toMatchObject({ code, retryable });
  });
});
