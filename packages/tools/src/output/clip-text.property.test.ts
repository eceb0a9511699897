import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { clipText } from './clip-text.ts';

configureProperties();

describe('clipText', () => {
  it('keeps to the bound, cuts no character and gets the totals right', () => {
    fc.assert(
      fc.property(text(2_000), fc.integer({ min: 60, max: 1_000 }), (whole, maxBytes) => {
        const clipped = clipText(whole, maxBytes);
        const totalBytes = Buffer.byteLength(whole);
        if (clipped.totalBytes !== totalBytes) return false;
        if (totalBytes <= maxBytes) return clipped.text === whole && !clipped.clipped;
        const [, start = '', omitted, end = ''] =
          /^([^]*)\n\[(\d+) of \d+ bytes left out\]\n([^]*)$/.exec(clipped.text) ?? [];
        return (
          Buffer.byteLength(clipped.text) <= maxBytes &&
          whole.startsWith(start) &&
          whole.endsWith(end) &&
          Number(omitted) === totalBytes - Buffer.byteLength(start) - Buffer.byteLength(end)
        );
      }),
    );
  });

  it('makes well-formed text of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 200 }), (whole, maxBytes) =>
        clipText(whole, maxBytes).text.isWellFormed(),
      ),
    );
  });
});
