import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSingleLine } from './to-single-line.ts';

configureProperties();

describe('toSingleLine', () => {
  it('gives one well-formed printable line within its bound, whatever the text', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 80 }), (text, maxCharacters) => {
        const line = toSingleLine(text, maxCharacters);
        expect(line.length).toBeLessThanOrEqual(maxCharacters);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
