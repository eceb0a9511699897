import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { jsonLine } from './json-lines.ts';

configureProperties();

describe('jsonLine', () => {
  it('is one line of JSON that says what it was given', () => {
    const value = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(value, (given) => {
        const line = jsonLine(given);
        expect(line.split(/[\n\r\u2028\u2029]/u)).toHaveLength(2);
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(given)));
      }),
      { examples: [['\u2028\u2029\n\r\u0085']] },
    );
  });
});
