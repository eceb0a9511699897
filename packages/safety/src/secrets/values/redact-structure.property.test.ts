import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactStructure } from './redact-structure.ts';

configureProperties();

const same = { redact: (text: string) => text, hide: () => '[REDACTED:sensitive-key]' };

describe('redactStructure', () => {
  it('gives valid JSON of the same keys and numbers for whatever JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(redactStructure(value, same))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('gives valid JSON for anything at all, and the same when it redacts twice', () => {
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
      key: fc.oneof(fc.string(), fc.constantFrom('password', 'token', 'author', '__proto__')),
    });
    fc.assert(
      fc.property(anything, (value) => {
        const once = redactStructure(value, same);
        expect(JSON.parse(JSON.stringify(once))).toEqual(JSON.parse(JSON.stringify(once)));
        expect(JSON.stringify(redactStructure(once, same))).toBe(JSON.stringify(once));
      }),
    );
  });
});
