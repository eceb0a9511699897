import { describe, expect, it } from 'vitest';
import { lastClass } from './last-class.ts';

describe('lastClass', () => {
  it.each([
    [/ab[a-z]{2,9}/uy, '/[a-z]/u'],
    [/ab[^\]"]{2,9}/iuy, String.raw`/[^\]"]/iu`],
    [/(?:ab|cd)_(?<secret>\w{2,9})/uy, String.raw`/\w/u`],
    [/ab(?=[-.]{0,4}\d)[a-z]{2,9}={0,2}/uy, '/[a-z]/u'],
  ])('reads what %s ends with', (pattern, character) => {
    const last = lastClass(pattern);
    expect(String(last?.character)).toBe(character);
    expect(last?.isOneOfSeveral).toBe(false);
  });

  it.each([/ab[a-z]{2,9}|cd[0-9]{2,9}/uy, /ab(?:-[a-z]{2,9}|_[0-9]{2,9})/uy])(
    'says that %s ends in several ways',
    (pattern) => {
      expect(lastClass(pattern)?.isOneOfSeveral).toBe(true);
    },
  );

  it.each([
    /ab[a-z]{9}/uy,
    /ab[a-z]{9,9}/uy,
    /ab(?![a-z]{2,9})/uy,
    /a{2,9}[a-z]/uy,
    /ab\[a-z\]{2,9}/uy,
  ])('finds nothing of the kind in %s', (pattern) => {
    expect(lastClass(pattern)).toBeUndefined();
  });
});
