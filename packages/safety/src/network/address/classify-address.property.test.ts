import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeUrl } from '../url/judge-url.ts';
import { classifyAddress } from './classify-address.ts';
import { formatAddress } from './format-address.ts';
import type { Address } from './parse-address.ts';
import { inRange, parseRange, type AddressRange } from './parse-range.ts';
import { specialIpv4, specialIpv6 } from './special-addresses.data.ts';

configureProperties();

const ranges = [...specialIpv4, ...specialIpv6].flatMap(({ range }) => parseRange(range) ?? []);
const ipv4 = fc
  .uint8Array({ minLength: 4, maxLength: 4 })
  .map((bytes): Address => ({ family: 4, bytes }));
const ipv6 = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes): Address => ({ family: 6, bytes }));

function within(range: AddressRange): fc.Arbitrary<Address> {
  const { family, bytes, length } = range;
  return fc.uint8Array({ minLength: bytes.length, maxLength: bytes.length }).map((noise) => ({
    family,
    bytes: bytes.map((byte, index) => {
      const free = Math.min(8, Math.max(0, 8 * (index + 1) - length));
      return byte | ((noise[index] ?? 0) & ((1 << free) - 1));
    }),
  }));
}

const special = fc.constantFrom(...ranges).chain(within);
const specialFour = fc.constantFrom(...ranges.filter(({ family }) => family === 4)).chain(within);

describe('classifyAddress', () => {
  it('takes no address of any range of the tables for a public one', () => {
    fc.assert(
      fc.property(special, (address) => {
        expect(classifyAddress(formatAddress(address)).global).toBe(false);
      }),
    );
  });

  it('takes every IPv4 address outside the tables for a public one', () => {
    const outside = ipv4.filter((address) => !ranges.some((range) => inRange(address, range)));
    fc.assert(
      fc.property(outside, (address) => {
        expect(classifyAddress(formatAddress(address)).kind).toBe('global');
      }),
    );
  });

  it('takes every IPv6 address of 2000::/3 outside the tables, no tunnel of ISATAP, for a public one', () => {
    const outside = ipv6
      .map(({ bytes }): Address => {
        const moved = bytes.map((byte, index) => (index === 0 ? 0x20 | (byte & 0x1f) : byte));
        return { family: 6, bytes: moved };
      })
      .filter((address) => !ranges.some((range) => inRange(address, range)))
      .filter(({ bytes }) => bytes.subarray(9, 12).join(' ') !== '0 94 254');
    fc.assert(
      fc.property(outside, (address) => {
        expect(classifyAddress(formatAddress(address)).kind).toBe('global');
      }),
    );
  });

  it('takes no IPv6 address outside 2000::/3 for a public one', () => {
    const outside = ipv6.filter(({ bytes }) => ((bytes[0] ?? 0) & 0xe0) !== 0x20);
    fc.assert(
      fc.property(outside, (address) => {
        expect(classifyAddress(formatAddress(address)).global).toBe(false);
      }),
    );
  });
});

const writings = [
  (number: number): string => String(number),
  (number: number): string => `0x${number.toString(16)}`,
  (number: number): string => `0X${number.toString(16).padStart(8, '0').toUpperCase()}`,
  (number: number): string => `0${number.toString(8)}`,
  (number: number): string =>
    `%${[...Buffer.from(String(number))].map((byte) => byte.toString(16)).join('%')}`,
  (number: number): string =>
    String(number).replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
];
const writing = fc.constantFrom(...writings);

describe('judgeUrl', () => {
  it('refuses every text that the parser of WHATWG takes for a refused IPv4 address', () => {
    const text = fc
      .tuple(
        specialFour,
        fc.tuple(writing, writing, writing, writing),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('.', '。', '．', '｡', '%2e'),
        fc.constantFrom('', '.'),
      )
      .map(([{ bytes }, write, parts, dot, end]) => {
        const numbers = [...bytes];
        const tail = numbers.splice(parts - 1).reduce((sum, byte) => sum * 256 + byte, 0);
        return [...numbers, tail].map((number, index) => write[index]?.(number)).join(dot) + end;
      });
    fc.assert(
      fc.property(text, (host) => {
        const url = `http://${host}/`;
        fc.pre(URL.canParse(url));
        expect(classifyAddress(new URL(url).hostname)).toMatchObject({ global: false });
        expect(judgeUrl(url).decision).toBe('deny');
        expect(judgeUrl(new URL(url)).decision).toBe('deny');
      }),
    );
  });

  it('refuses every IPv6 literal that is special, however it is written', () => {
    fc.assert(
      fc.property(special, (address) => {
        const text = formatAddress(address);
        const host = address.family === 6 ? `[${text.toUpperCase()}]` : text;
        expect(judgeUrl(`https://${host}/`).decision).toBe('deny');
      }),
    );
  });
});
