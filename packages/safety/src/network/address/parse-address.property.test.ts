import { isIP } from 'node:net';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from './format-address.ts';
import { parseAddress } from './parse-address.ts';

configureProperties();

const near = fc.string({
  unit: fc.constantFrom(
    ...'0 1 2 3 7 9 a b f F : . x %'.split(' '),
    ' ',
    '::',
    '255',
    '256',
    '1.2.3.4',
    'ffff',
  ),
  maxLength: 20,
});

describe('parseAddress', () => {
  it('takes exactly the texts that Node takes for addresses without a zone', () => {
    fc.assert(
      fc.property(fc.oneof(near, fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
        expect(parseAddress(text)?.family ?? 0).toBe(text.includes('%') ? 0 : isIP(text));
      }),
    );
  });

  it('reads back what formatAddress writes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc
        .array(fc.constantFrom(0, 0, 1, 255), { minLength: 16, maxLength: 16 })
        .map((numbers) => Uint8Array.from(numbers)),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        const family = given.length === 4 ? 4 : 6;
        const text = formatAddress({ family, bytes: given });
        expect(parseAddress(text)).toEqual({ family, bytes: given });
      }),
    );
  });

  it('writes IPv6 addresses as URLs do', () => {
    const groups = fc.array(fc.constantFrom(0, 0, 1, 0xffff), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, (given) => {
        const long = given.map((group) => group.toString(16)).join(':');
        const address = parseAddress(long);
        const text = address === undefined ? '' : formatAddress(address);
        expect(`[${text}]`).toBe(new URL(`http://[${long}]/`).hostname);
      }),
    );
  });
});
