import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { isLoopbackHost, parseEndpoint } from './endpoint.ts';

configureProperties();

describe('parseEndpoint', () => {
  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '/v1', true],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080', '/v1', true],
    ['http://localhost:1234/v1', 'http://localhost:1234', '/v1', true],
    ['http://[::1]:1234/v1//', 'http://[::1]:1234', '/v1', true],
    ['https://api.example.com/openai', 'https://api.example.com', '/openai/v1', false],
    ['https://api.example.com/v1/chat/completions', 'https://api.example.com', '/v1', false],
    ['https://api.example.com/v1beta/openai/', 'https://api.example.com', '/v1beta/openai', false],
    ['HTTPS://API.example.com', 'https://api.example.com', '/v1', false],
  ])('reads %s', (text, origin, basePath, loopback) => {
    expect(parseEndpoint(text)).toEqual({ ok: true, value: { origin, basePath, loopback } });
  });

  it.each([
    ['', 'an absolute URL'],
    ['localhost', 'an absolute URL'],
    ['localhost:8080', 'http: or https:, got localhost:'],
    ['file:///v1', 'got file:'],
    ['http://me:secret@127.0.0.1', 'without user and password'],
    ['http://127.0.0.1/?a', 'without query'],
    ['http://127.0.0.1/#a', 'without query'],
  ])('refuses %j', (text, expectation) => {
    const parsed = parseEndpoint(text);
    expect(parsed.ok ? '' : parsed.failure.message).toContain(expectation);
  });

  it('never throws, and reads its own result as the same endpoint', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (text) => {
        const parsed = parseEndpoint(text);
        if (!parsed.ok) return;
        expect(parsed.value.basePath).toMatch(/^\/.*[^/]$/);
        expect(parseEndpoint(parsed.value.origin + parsed.value.basePath)).toEqual(parsed);
      }),
    );
  });
});

describe('isLoopbackHost', () => {
  it.each(['127.0.0.1', '127.8.9.1', '[::1]', 'localhost', 'model.localhost'])(
    'knows %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  it.each(['127.0.0.1.example.com', 'localhost.example.com', '128.0.0.1', '[::2]', ''])(
    'does not take %j for this machine',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
});
