import { describe, expect, it } from 'vitest';
import { LlmError } from '../errors.ts';
import { networkError } from './network-error.ts';

const local = { origin: 'http://127.0.0.1:1', basePath: '/v1', loopback: true };
const remote = { origin: 'https://example.com', basePath: '/v1', loopback: false };
const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

describe('networkError', () => {
  it.each([
    ['ECONNREFUSED', 'llm-client/unreachable', true],
    ['ENOTFOUND', 'llm-client/unreachable', false],
    ['CERT_HAS_EXPIRED', 'llm-client/unreachable', false],
    ['ECONNRESET', 'llm-client/connection-lost', true],
    ['HPE_INVALID_CONSTANT', 'llm-client/connection-lost', true],
    ['UND_ERR_INVALID_ARG', 'llm-client/internal', false],
  ])('names %s', (reason, code, retryable) => {
    expect(networkError(withCode(reason), remote)).toMatchObject({
      code,
      retryable,
      details: { reason },
    });
  });

  it('asks whether a local server is running, and about the network for another', () => {
    expect(networkError(withCode('ECONNREFUSED'), local).hint).toContain('server running');
    expect(networkError(withCode('ECONNREFUSED'), remote).hint).toContain('network');
  });

  it('looks into gathered errors, and takes anything', () => {
    const gathered = new AggregateError([withCode('ECONNREFUSED')]);
    expect(networkError(gathered, local).code).toBe('llm-client/unreachable');
    expect(networkError(new TypeError('x'), local).details).toEqual({ reason: 'TypeError' });
    expect(networkError('x', local).details).toEqual({ reason: 'string' });
  });

  it('leaves an error of this package as it is', () => {
    const error = new LlmError({ code: 'llm-client/timeout', message: 'expected a, got b' });
    expect(networkError(error, local)).toBe(error);
  });
});
