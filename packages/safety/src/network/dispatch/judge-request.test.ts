import { describe, expect, it } from 'vitest';
import { judgeRequest } from './judge-request.ts';

const guard = { allowsScheme: (scheme: string) => scheme === 'http:' };
const ordinary = { origin: 'http://public.example', path: '/a?b', method: 'GET' } as const;

describe('judgeRequest', () => {
  it('has nothing against an ordinary request, and none against a WebSocket', () => {
    expect(judgeRequest(ordinary, guard)).toBeUndefined();
    expect(judgeRequest({ ...ordinary, origin: new URL('http://a.example') }, guard)).toBe(
      undefined,
    );
    expect(judgeRequest({ ...ordinary, upgrade: 'websocket' }, guard)).toBeUndefined();
    expect(judgeRequest({ ...ordinary, ...{ socketPath: null } }, guard)).toBeUndefined();
  });

  it.each([
    ['scheme', { origin: 'https://public.example' }],
    ['request-option', { socketPath: '/var/run/docker.sock' }],
    ['request-option', { connect: () => {} }],
    ['request-target', { method: 'CONNECT', path: '127.0.0.1:22' }],
    ['request-target', { path: 'http://127.0.0.1/' }],
    ['upgrade', { upgrade: 'h2c' }],
  ] as const)('refuses by the rule %s what is %j', (rule, change) => {
    expect(judgeRequest({ ...ordinary, ...change }, guard)).toMatchObject({
      host: 'public.example',
      rule,
    });
  });

  it('leaves an origin that is no URL to undici, which refuses it', () => {
    expect(judgeRequest({ path: '/', method: 'GET' }, guard)).toBeUndefined();
  });
});
