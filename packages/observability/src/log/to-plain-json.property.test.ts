import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlainJson } from './to-plain-json.ts';

configureProperties();

const everything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  stringUnit: 'binary',
});

describe('toPlainJson', () => {
  it('makes JSON of any value that reads back equal, and never throws', () => {
    fc.assert(
      fc.property(everything, (value) => {
        const plain = toPlainJson(value);
        const back: unknown = JSON.parse(JSON.stringify(plain));
        // JSON has no negative zero.
        expect(JSON.stringify(back)).toBe(JSON.stringify(plain));
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
    );
  });
});
