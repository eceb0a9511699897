import { isDeepStrictEqual } from 'node:util';
import type { Intent } from '@selfware/contracts';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyIntent } from '../../test/arbitraries/intents.ts';
import { hashIntent } from './hash-intent.ts';

configureProperties();

describe('hashIntent', () => {
  it('gives equal intents one hash, whatever the order of their fields', () => {
    fc.assert(
      fc.property(anyIntent(), (intent) => {
        const turned = Object.fromEntries(Object.entries(intent).toReversed()) as unknown;
        expect(hashIntent(turned as Intent)).toBe(hashIntent(intent));
        expect(hashIntent(intent)).toMatch(/^[\da-f]{64}$/u);
      }),
    );
  });

  it('gives different intents different hashes', () => {
    fc.assert(
      fc.property(anyIntent(), anyIntent(), (first, second) => {
        expect(hashIntent(first) === hashIntent(second)).toBe(isDeepStrictEqual(first, second));
      }),
    );
  });

  it('tells texts apart that differ in one UTF-16 unit, a lone surrogate too', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffff }), fc.nat({ max: 0xffff }), (one, other) => {
        const [first, second] = [one, other].map((unit) =>
          hashIntent({ kind: 'read-file', path: `a${String.fromCharCode(unit)}` }),
        );
        expect(first === second).toBe(one === other);
      }),
    );
    const lone = (unit: string): string => hashIntent({ kind: 'read-file', path: unit });
    expect(lone('\ud800')).not.toBe(lone('\udfff'));
  });
});
