import { describe, expect, it } from 'vitest';
import { NetworkPolicyError } from '../../../errors.ts';
import { readLimits } from './read-limits.ts';

describe('the limits of a guarded fetch', () => {
  it('have usual values', () => {
    expect(readLimits({})).toEqual({
      maxRedirects: 10,
      maxBytes: 33_554_432,
      timeoutMs: 60_000,
      maxHeaderBytes: 16_384,
      maxRatio: 100,
    });
  });

  it('may be zero, and more than anything that comes', () => {
    const none = Number.POSITIVE_INFINITY;
    expect(readLimits({ maxRedirects: 0, maxBytes: none, timeoutMs: none })).toMatchObject({
      maxRedirects: 0,
      maxBytes: none,
      timeoutMs: 2_147_483_647,
    });
  });

  it.each(['maxRedirects', 'maxBytes', 'timeoutMs', 'maxHeaderBytes', 'maxRatio'])(
    'refuse a %s that is no number of at least 0',
    (name) => {
      for (const wrong of [Number.NaN, -1, '5']) {
        expect(() => readLimits({ [name]: wrong })).toThrow(NetworkPolicyError);
      }
    },
  );
});
