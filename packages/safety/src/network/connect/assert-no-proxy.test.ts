import { describe, expect, it, vi } from 'vitest';
import { NetworkPolicyError } from '../../errors.ts';
import { assertNoProxy } from './assert-no-proxy.ts';

const names = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NODE_USE_ENV_PROXY',
];

describe('assertNoProxy', () => {
  it.each(names)('throws while %s is set', (name) => {
    const environment = { [name]: 'http://127.0.0.1:3128' };
    expect(() => assertNoProxy(environment, undefined)).toThrow(NetworkPolicyError);
    expect(() => assertNoProxy(environment, { ignoreProxyVariables: true })).not.toThrow();
  });

  it('names the variable and never its value, which may hold a password', () => {
    let caught: unknown;
    try {
      assertNoProxy({ HTTPS_PROXY: 'http://user:hunter2@proxy.example' }, {});
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ details: { variable: 'HTTPS_PROXY' } });
    expect(JSON.stringify(caught)).not.toContain('hunter2');
  });

  it('lets an environment without a proxy be', () => {
    expect(() => assertNoProxy({ HTTP_PROXY: '', NO_PROXY: '*', PATH: '/bin' }, {})).not.toThrow();
    expect(() => assertNoProxy({ ALL_PROXY: undefined }, {})).not.toThrow();
  });

  it('looks at the environment of the process where none is given', () => {
    expect(() => assertNoProxy()).not.toThrow();
    vi.stubEnv('https_proxy', 'http://127.0.0.1:3128');
    expect(() => assertNoProxy()).toThrow(NetworkPolicyError);
    expect(() => assertNoProxy({})).not.toThrow();
    vi.unstubAllEnvs();
  });
});
