import { describe, expect, it } from 'vitest';
import { parseAddress } from './parse-address.ts';
import { inRange, parseRange } from './parse-range.ts';

function holds(rangeText: string, addressText: string): boolean | undefined {
  const range = parseRange(rangeText);
  const address = parseAddress(addressText);
  return range === undefined || address === undefined ? undefined : inRange(address, range);
}

describe('parseRange', () => {
  it.each([
    '10.0.0.1/8',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10/8',
    'fd00::1/64',
    'fd00::/129',
    'x/8',
    '',
  ])('refuses %j', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it('takes an address alone for the range of itself', () => {
    expect(parseRange('192.0.2.1')?.length).toBe(32);
    expect(parseRange('2001:db8::1')?.length).toBe(128);
  });
});

describe('inRange', () => {
  it.each([
    ['172.16.0.0/12', '172.31.255.255', true],
    ['172.16.0.0/12', '172.32.0.0', false],
    ['172.16.0.0/12', '172.15.255.255', false],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.0', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['::/0', '203.0.113.9', false],
    ['::ffff:0:0/96', '203.0.113.9', false],
    ['0.0.0.0/0', '::ffff:203.0.113.9', false],
    ['2001:20::/28', '2001:2f:ffff::', true],
    ['2001:20::/28', '2001:30::', false],
  ])('says of %s and %s: %s', (range, address, expected) => {
    expect(holds(range, address)).toBe(expected);
  });
});
