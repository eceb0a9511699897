import { describe, expect, it } from 'vitest';
import { classifyAddress, createClassifier } from './classify-address.ts';
import { formatAddress } from './format-address.ts';
import type { Address } from './parse-address.ts';
import { parseRange } from './parse-range.ts';
import { addressTableDate, specialIpv4, specialIpv6 } from './special-addresses.data.ts';

const tables = { ipv4: specialIpv4, ipv6: specialIpv6 };
const rows = [...specialIpv4, ...specialIpv6];

function edges(text: string): readonly Address[] {
  const range = parseRange(text);
  if (range === undefined) throw new Error(`expected a range, got ${text}`);
  const { family, bytes, length } = range;
  const last = bytes.map((byte, index) => {
    const free = Math.min(8, Math.max(0, 8 * (index + 1) - length));
    return byte | ((1 << free) - 1);
  });
  return [
    { family, bytes },
    { family, bytes: last },
  ];
}

describe('classifyAddress', () => {
  it('says from when its tables are', () => {
    expect(addressTableDate).toBe('2025-10-09');
  });

  it.each(rows)('refuses the first and the last address of $range', ({ range }) => {
    for (const address of edges(range))
      expect(classifyAddress(formatAddress(address)).global).toBe(false);
  });

  // One of the two ends may lie in a smaller range of its own, which names it either way.
  it.each(rows)('tells the addresses of $range otherwise without that row', (row) => {
    const without = createClassifier({
      ipv4: tables.ipv4.filter((other) => other !== row),
      ipv6: tables.ipv6.filter((other) => other !== row),
    });
    const changed = edges(row.range).filter(
      (address) => createClassifier()(address).purpose !== without(address).purpose,
    );
    expect(changed.length).toBeGreaterThan(0);
  });

  // What covers these rows is named: dropping one only changes what the address is called.
  const covered = rows.filter(({ range }) => {
    const parsed = edges(range);
    const without = createClassifier({
      ipv4: tables.ipv4.filter((row) => row.range !== range),
      ipv6: tables.ipv6.filter((row) => row.range !== range),
    });
    return parsed.every((address) => !without(address).global);
  });

  it('needs each row to refuse its addresses, but for those inside another row or outside 2000::/3', () => {
    const names = covered.map(({ range }) => range);
    expect(rows.map(({ range }) => range).filter((range) => !names.includes(range))).toEqual([
      '0.0.0.0/8',
      '10.0.0.0/8',
      '100.64.0.0/10',
      '127.0.0.0/8',
      '168.63.129.16/32',
      '169.254.0.0/16',
      '172.16.0.0/12',
      '192.0.0.0/24',
      '192.0.2.0/24',
      '192.31.196.0/24',
      '192.52.193.0/24',
      '192.88.99.0/24',
      '192.168.0.0/16',
      '192.175.48.0/24',
      '198.18.0.0/15',
      '198.51.100.0/24',
      '203.0.113.0/24',
      '224.0.0.0/4',
      '240.0.0.0/4',
      '2001::/23',
      '2001:db8::/32',
      '2002::/16',
      '2620:4f:8000::/48',
      '3ffe::/16',
      '3fff::/20',
    ]);
  });

  it.each([
    ['192.0.0.0/29', 'continuity'],
    ['192.0.0.8/32', 'dummy'],
    ['192.0.0.9/32', 'anycast'],
    ['192.0.0.10/32', 'anycast'],
    ['192.0.0.170/32', 'nat64-discovery'],
    ['192.0.0.171/32', 'nat64-discovery'],
    ['255.255.255.255/32', 'broadcast'],
    ['100.100.100.200/32', 'metadata'],
    ['169.254.0.23/32', 'metadata'],
    ['169.254.169.254/32', 'metadata'],
    ['169.254.170.2/32', 'metadata'],
    ['169.254.170.23/32', 'metadata'],
    ['192.0.0.192/32', 'metadata'],
    ['::/128', 'unspecified'],
    ['::1/128', 'loopback'],
    ['::/96', 'compatible'],
    ['::ffff:0:0/96', 'mapped'],
    ['::ffff:0:0:0/96', 'translated'],
    ['64:ff9b::/96', 'nat64'],
    ['64:ff9b:1::/48', 'local-nat64'],
    ['100::/64', 'discard'],
    ['100:0:0:1::/64', 'dummy'],
    ['200::/7', 'nsap'],
    ['2001::/32', 'teredo'],
    ['2001:1::1/128', 'anycast'],
    ['2001:1::2/128', 'anycast'],
    ['2001:1::3/128', 'anycast'],
    ['2001:2::/48', 'benchmarking'],
    ['2001:3::/32', 'amt'],
    ['2001:4:112::/48', 'as112'],
    ['2001:10::/28', 'orchid'],
    ['2001:20::/28', 'orchid'],
    ['2001:30::/28', 'drone-identifier'],
    ['5f00::/16', 'segment-routing'],
    ['fc00::/7', 'unique-local'],
    ['fe80::/10', 'link-local'],
    ['fec0::/10', 'site-local'],
    ['ff00::/8', 'multicast'],
    ['fe80::a9fe:a9fe/128', 'metadata'],
    ['fd00:ec2::23/128', 'metadata'],
    ['fd00:ec2::254/128', 'metadata'],
    ['fd20:ce::254/128', 'metadata'],
    ['fd00:c1::a9fe:a9fe/128', 'metadata'],
    ['fd00:42::42/128', 'metadata'],
  ])(
    'calls the addresses of %s %s, which another row or what is outside 2000::/3 refuses, too',
    (range, kind) => {
      const found = edges(range).map((address) => classifyAddress(formatAddress(address)).kind);
      expect(found).toContain(kind);
    },
  );

  it('has every range of the table once, and only sound ones', () => {
    expect(new Set(rows.map(({ range }) => range)).size).toBe(rows.length);
    expect(rows.filter(({ range }) => parseRange(range) === undefined)).toEqual([]);
    const unsound = { range: '10.0.0.1/8', kind: 'x', purpose: 'x' };
    const classify = createClassifier({ ipv4: [unsound], ipv6: [] });
    expect(() => classify({ family: 4, bytes: Uint8Array.of(1, 1, 1, 1) })).toThrow(RangeError);
  });

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '168.63.129.15',
    '168.63.129.17',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '191.255.255.255',
    '192.0.1.0',
    '192.88.98.255',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2000::',
    '2001:200::1',
    '2001:db7:ffff::1',
    '2001:db9::1',
    '2003::1',
    '2606:4700:4700::1111',
    '2620:4f:8001::1',
    '2a00:1450:4001:81b::200e',
    '3ffd:ffff::1',
    '3fff:1000::1',
    '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ])('takes %s for a public address', (address) => {
    expect(classifyAddress(address)).toEqual({ address, kind: 'global', global: true });
  });

  it.each([
    ['1fff:ffff::1', 'unallocated'],
    ['4000::1', 'unallocated'],
    ['8000::1', 'unallocated'],
    ['fb00::1', 'unallocated'],
    ['febf::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fdff::1', 'unique-local'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['169.254.170.23', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['192.0.0.192', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['fd20:ce::254', 'metadata'],
    ['fd00:c1::a9fe:a9fe', 'metadata'],
    ['fd00:42::42', 'metadata'],
  ])('calls %s %s', (address, kind) => {
    expect(classifyAddress(address)).toMatchObject({ kind, global: false });
  });

  it.each([
    ['::ffff:10.1.2.3', 'mapped', '10.1.2.3'],
    ['::ffff:8.8.8.8', 'mapped', '8.8.8.8'],
    ['::127.0.0.1', 'compatible', '127.0.0.1'],
    ['::ffff:0:192.168.0.1', 'translated', '192.168.0.1'],
    ['64:ff9b::169.254.169.254', 'nat64', '169.254.169.254'],
    ['64:ff9b:1::10.0.0.1', 'local-nat64', '10.0.0.1'],
    ['64:ff9b:1:a00:0:100::', 'local-nat64', '10.0.0.1'],
    ['2002:c0a8:101::1', '6to4', '192.168.1.1'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'teredo', '192.0.2.45'],
    ['2001:0:1:2:3:4:80ff:fffe', 'teredo', '127.0.0.1'],
    ['2a00:1450::5efe:10.0.0.1', 'isatap', '10.0.0.1'],
    ['2a00:1450::200:5efe:8.8.8.8', 'isatap', '8.8.8.8'],
    ['fe80::5efe:172.16.0.1', 'link-local', '172.16.0.1'],
  ])('refuses %s as %s with %s inside', (address, kind, embedded) => {
    expect(classifyAddress(address)).toMatchObject({ kind, embedded, global: false });
  });

  it.each(['', 'localhost', '127.1', '::1%lo', '[::1]', 'x'.repeat(10_000)])(
    'says of a text that is no address that it is invalid',
    (text) => {
      expect(classifyAddress(text)).toEqual({
        address: text.slice(0, 100),
        kind: 'invalid',
        global: false,
      });
    },
  );
});
