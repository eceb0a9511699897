import { describe, expect, it } from 'vitest';
import { formatAddress } from './format-address.ts';
import { parseAddress } from './parse-address.ts';

function rewritten(text: string): string | undefined {
  const address = parseAddress(text);
  return address === undefined ? undefined : formatAddress(address);
}

describe('parseAddress', () => {
  it.each([
    ['192.0.2.33', '192.0.2.33'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['FE80:0:0:0:0:0:0:00AB', 'fe80::ab'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['64:ff9b::8.8.4.4', '64:ff9b::808:404'],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304'],
  ])('reads %s, which is written %s', (text, canonical) => {
    expect(rewritten(text)).toBe(canonical);
  });

  it.each([
    '',
    '1',
    '127.1',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.4.',
    '.1.2.3.4',
    '1..2.3',
    '010.0.0.1',
    '0x7f.0.0.1',
    '00.0.0.0',
    '256.0.0.1',
    '+1.2.3.4',
    '1e1.2.3.4',
    ' 1.2.3.4',
    '1.2.3.4\n',
    '１.2.3.4',
    ':',
    ':::',
    '1:::2',
    '1::2::3',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '12345::',
    'g::',
    'fe80::1%eth0',
    '::1%25lo',
    '[::1]',
    '::1/128',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '::1.2.3',
    '::01.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    `::${'0'.repeat(50)}1`,
  ])('finds no address in %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});
