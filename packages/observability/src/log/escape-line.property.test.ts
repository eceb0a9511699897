import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLine } from './escape-line.ts';

configureProperties();

describe('escapeLine', () => {
  it('leaves the value as it is and nothing in the line that could break or disguise it', () => {
    const active = fc.constantFrom(
      '\u2028',
      '\u2029',
      '\u0085',
      '\u009b',
      '\u007f',
      '\u202e',
      '\ufeff',
      '\u{e0041}',
    );
    const text = fc
      .array(fc.oneof(active, fc.string({ unit: 'binary' })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.dictionary(text, text), (value) => {
        const json = JSON.stringify(value);
        const line = escapeLine(json);
        expect(JSON.parse(line)).toEqual(JSON.parse(json));
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
