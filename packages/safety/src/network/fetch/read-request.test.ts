import { describe, expect, it } from 'vitest';
import { readRequest } from './read-request.ts';

const url = 'http://a.example/';

describe('a request that is taken apart', () => {
  it('is a GET without anything where nothing is said', () => {
    expect(readRequest(new URL(url))).toMatchObject({
      url,
      method: 'GET',
      body: null,
      redirect: 'follow',
      signal: undefined,
      rest: {},
    });
  });

  it('takes from a Request what the options do not say', () => {
    const request = new Request(url, {
      method: 'put',
      headers: { 'x-a': 'b' },
      body: 'text',
      redirect: 'error',
      integrity: 'sha256-x',
    });
    const taken = readRequest(request);
    expect(taken).toMatchObject({ method: 'PUT', redirect: 'error', body: request.body });
    expect(taken.rest).toEqual({ integrity: 'sha256-x' });
    expect(taken.headers.get('x-a')).toBe('b');
    expect(taken.signal).toBe(request.signal);
    const other = readRequest(request, { method: 'POST', headers: {}, redirect: 'manual' });
    expect(other).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(other.headers.has('x-a')).toBe(false);
    expect(readRequest(request, { signal: null }).signal).toBeUndefined();
  });

  it('keeps the case of a method that fetch does not know', () => {
    expect(readRequest(url, { method: 'patch' }).method).toBe('patch');
  });

  it('leaves the type of a form to whoever writes its boundary', () => {
    const init = { body: new FormData(), headers: { 'content-type': 'multipart/form-data' } };
    expect(readRequest(url, init).headers.has('content-type')).toBe(false);
  });

  it.each(['Host', 'Connection', 'Content-Length', 'Transfer-Encoding', 'Upgrade', 'TE', 'Expect'])(
    'says nothing of the connection: %s',
    (name) => {
      const { headers } = readRequest(url, { headers: [[name, 'x']] });
      expect([...headers]).toEqual([]);
    },
  );

  it('takes no mode of redirects that fetch does not know', () => {
    const init = JSON.parse('{"redirect":"always"}') as RequestInit;
    expect(() => readRequest(url, init)).toThrow(TypeError);
  });
});
