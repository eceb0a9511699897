import fc from 'fast-check';
import { configureProperties, cuts } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createSseDecoder } from './sse-decoder.ts';

configureProperties();

const payload = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\n]/g, ''));

describe('createSseDecoder', () => {
  it('gives the same data however the bytes are cut', () => {
    const lineEnding = fc.constantFrom('\n', '\r\n', '\r');
    const stream = fc
      .tuple(fc.array(payload, { maxLength: 6 }), lineEnding)
      .chain(([data, end]) => {
        const text = data.map((value) => `: note${end}data: ${value}${end}${end}`).join('');
        return fc.tuple(fc.constant(data), cuts(new TextEncoder().encode(text)));
      });
    fc.assert(
      fc.property(stream, ([data, pieces]) => {
        const decoder = createSseDecoder(10_000);
        const results = pieces.map((piece) => decoder.push(piece));
        expect(results.flatMap((result) => (result.ok ? result.value : ['failed']))).toEqual(data);
        expect(decoder.end()).toBeUndefined();
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (pieces) => {
        const decoder = createSseDecoder(50);
        for (const piece of pieces) decoder.push(piece);
        decoder.end();
      }),
    );
  });
});
