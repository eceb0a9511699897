import { describe, expect, it } from 'vitest';
import { measureHeaders } from './measure-headers.ts';

describe('the size of headers', () => {
  it('is that of names and values, listed or by name', () => {
    expect(measureHeaders([Buffer.from('ab'), Buffer.from('cde'), 'f', 'g'])).toBe(7);
    expect(measureHeaders({ ab: 'cde', f: ['g', 'h'], none: undefined })).toBe(12);
    expect(measureHeaders({})).toBe(0);
  });
});
