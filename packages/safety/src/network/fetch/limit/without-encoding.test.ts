import { describe, expect, it } from 'vitest';
import { withoutEncoding } from './without-encoding.ts';

const headers = { 'content-encoding': 'gzip', 'content-length': '5', 'x-a': ['b', 'c'] };

describe('the headers of a decoded answer', () => {
  it('hold neither encoding nor length, listed or by name', () => {
    const rawHeaders = ['Content-Encoding', 'gzip', 'X-A', 'b', 'CONTENT-LENGTH', '5', 'X-A', 'c'];
    const listed = withoutEncoding({ rawHeaders }, headers);
    expect(listed.headers).toEqual({ 'x-a': ['b', 'c'] });
    expect(listed.raw.map(String)).toEqual(['X-A', 'b', 'X-A', 'c']);
    const named = withoutEncoding({ rawHeaders: null }, { ...headers, gone: undefined });
    expect(named.raw.map(String)).toEqual(['x-a', 'b', 'x-a', 'c']);
  });
});
