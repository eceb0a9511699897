import { describe, expect, it } from 'vitest';
import { parseHostList } from './host-list.ts';

describe('parseHostList', () => {
  it('holds exactly the names that it lists, and those beneath a star', () => {
    const isListed = parseHostList(['Example.com.', '*.inner.example']);
    for (const host of ['example.com', 'EXAMPLE.COM', 'example.com.', 'a.b.inner.example'])
      expect(isListed(host), host).toBe(true);
    for (const host of ['a.example.com', 'inner.example', 'xinner.example', 'example.com.evil', ''])
      expect(isListed(host), host).toBe(false);
  });

  it('holds nothing when it is empty, and everything with a star alone', () => {
    expect(parseHostList([])('example.com')).toBe(false);
    expect(parseHostList(['*'])('example.com')).toBe(true);
  });

  it.each(['', 'http://x', 'x:80', 'x/y', '*x', 'a.*.b', '**', 'x y', 'ex\0.com', 'a..b'])(
    'takes no %j',
    (host) => {
      expect(() => parseHostList([host])).toThrow(
        expect.objectContaining({ code: 'safety/network-policy', details: { field: 'hosts' } }),
      );
    },
  );
});
