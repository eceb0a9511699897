import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  const names = ['endpoint', 'model', 'mode', 'verify', 'run', 'undo'];

  it.each([
    ['endpiont', 'endpoint'],
    ['modle', 'model'],
    ['ENDPOINT', 'endpoint'],
    ['rnu', 'run'],
    ['verfy', 'verify'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearestName(typed, names)).toBe(meant);
  });

  it('suggests nothing for a word that is like none', () => {
    expect(nearestName('quantum', names)).toBeUndefined();
    expect(nearestName('', names)).toBeUndefined();
  });

  it('gives an essay back in no time', () => {
    expect(nearestName('x'.repeat(1_000_000), names)).toBeUndefined();
  });
});

describe('editDistance', () => {
  it('counts inserted, removed, replaced and swapped letters', () => {
    expect(editDistance('abc', 'abc')).toBe(0);
    expect(editDistance('abc', 'abxc')).toBe(1);
    expect(editDistance('abc', 'ac')).toBe(1);
    expect(editDistance('abc', 'axc')).toBe(1);
    expect(editDistance('abc', 'acb')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });
});
