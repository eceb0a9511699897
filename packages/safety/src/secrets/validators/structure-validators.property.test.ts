import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureValidators } from './structure-validators.ts';

configureProperties();

describe('structureValidators', () => {
  it('answer for every text, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const accepts of Object.values(structureValidators))
          expect(accepts(text)).toBe(accepts(text));
      }),
    );
  });
});
