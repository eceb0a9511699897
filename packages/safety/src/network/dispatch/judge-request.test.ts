import { describe, expect, it } from 'vitest';
import { judgeRequest } from './judge-request.ts';

const ordinary = { origin: 'http://public.example', path: '/a?b', method: 'GET' } as const;

describe('judgeRequest', () => {
  it('has nothing against an ordinary request, and none against a WebSocket', () => {
    expect(judgeRequest(ordinary)).toBeUndefined();
    expect(judgeRequest({ ...ordinary, origin: new URL('http://a.example') })).toBe(undefined);
    expect(judgeRequest({ ...ordinary, upgrade: 'websocket' })).toBeUndefined();
    expect(judgeRequest({ ...ordinary, ...{ socketPath: null } })).toBeUndefined();
  });

  it.each([
    ['request-option', { socketPath: '/var/run/docker.sock' }],
    ['request-option', { connect: () => {} }],
    ['request-target', { method: 'CONNECT', path: '127.0.0.1:22' }],
    ['request-target', { method: 'CONNECT' }],
    ['request-target', { path: 'http://127.0.0.1/' }],
    ['upgrade', { upgrade: 'h2c' }],
  ] as const)('refuses by the rule %s what is %j', (rule, change) => {
    expect(judgeRequest({ ...ordinary, ...change })).toMatchObject({
      host: 'public.example',
      rule,
    });
  });

  it('leaves an origin that is no URL to undici, and names no host for one', () => {
    expect(judgeRequest({ path: '/', method: 'GET' })).toBeUndefined();
    expect(judgeRequest({ path: 'no', method: 'GET' })).toMatchObject({ host: '' });
  });
});
