import { describe, expect, it } from 'vitest';
import { formatCount, formatDuration } from './quantities.ts';

describe('formatDuration', () => {
  it.each([
    [12.4, '12 ms'],
    [1_234, '1.2 s'],
    [125_000, '2 min 5 s'],
  ])('says %i ms as %s', (durationMs, said) => {
    expect(formatDuration(durationMs)).toBe(said);
  });
});

describe('formatCount', () => {
  it('knows one from many', () => {
    expect(formatCount(1, 'turn')).toBe('1 turn');
    expect(formatCount(12_345, 'turn')).toBe('12,345 turns');
  });
});
