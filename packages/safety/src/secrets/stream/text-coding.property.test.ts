import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../create-redactor.ts';

configureProperties();

// Put together here, so that no scanner takes this file for a leak.
const token = ['gh', 'p_', 'q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U'].join('');
const redactor = createRedactor();

function redactBytes(bytes: Uint8Array, cuts: readonly number[]): Buffer {
  const stream = redactor.openStream();
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const parts = [0, ...places].map((from, at) => stream.push(bytes.subarray(from, places[at])));
  return Buffer.concat([...parts, stream.end()]);
}

const orders = [
  (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
];
const pieces = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(token, ' ', '\n')), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

describe('openStream', () => {
  it('reads UTF-16 by its mark and gives it back in the same order, however it is cut', () => {
    fc.assert(
      fc.property(
        pieces,
        fc.constantFrom(...orders),
        fc.array(fc.nat(300), { maxLength: 6 }),
        (text, encode, cuts) => {
          expect(redactBytes(encode(text), cuts)).toEqual(
            encode(redactor.redact(`\ufeff${text}`).slice(1)),
          );
        },
      ),
    );
  });

  it('passes any bytes that hold no secret as they are, also half of a character at the end', () => {
    const mark = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xff], [0xfe], [0xff, 0xd8]);
    fc.assert(
      fc.property(
        mark,
        fc.uint8Array({ maxLength: 60 }),
        fc.array(fc.nat(60), { maxLength: 4 }),
        (first, rest, cuts) => {
          const bytes = Buffer.from([...first, ...rest]);
          expect(redactBytes(bytes, cuts)).toEqual(bytes);
        },
      ),
    );
  });

  it('finds a secret in what PowerShell writes', () => {
    for (const encode of orders) {
      const bytes = encode(`key ${token}\r\n`);
      expect(redactBytes(bytes, [])).toEqual(encode('key [REDACTED:github-token]\r\n'));
    }
  });
});
