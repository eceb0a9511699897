import { luhn } from '../../../src/secrets/validators/luhn.ts';
import type { SecretCase } from '../secret-case.ts';

// With the check digit of Luhn behind it.
const made = (body: string): string =>
  body + String([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => luhn(body + String(digit))));

/** Cases of addresses of devices. */
export const deviceCases: readonly SecretCase[] = [
  {
    rule: 'ip-address',
    positives: [
      { text: 'from 93.184.215.14 port 22', hidden: '93.184.215.14' },
      { text: 'http://10.20.30.40:8080/', hidden: '10.20.30.40' },
      { text: '"ip":"172.16.254.1"', hidden: '172.16.254.1' },
      { text: '[8.8.8.8] 81.2.69.142', hidden: '81.2.69.142' },
      { text: '192.168.178.21/24', hidden: '192.168.178.21' },
    ],
    negatives: [
      'listening on 127.0.0.1:80 and 0.0.0.0',
      'version 10.4.21.7',
      'v12.34.56.78',
      '1.2.3.4',
      '192.0.2.17 198.51.100.1 203.0.113.9',
      '255.255.255.0',
      '1.22.333.4444',
      'x-10.20.30.40-y',
      '10.20.30.40.50',
    ],
  },
  {
    rule: 'ip-six-address',
    positives: [
      { text: 'from 2a02:8109:9ac0:1234::17 port', hidden: '2a02:8109:9ac0:1234::17' },
      { text: '[2001:4860:4860:0:0:0:0:8888]:443', hidden: '2001:4860:4860:0:0:0:0:8888' },
      { text: '2607:f8b0:4005:805::200e,', hidden: '2607:f8b0:4005:805::200e' },
      { text: 'addr fe80:12:34::ab12', hidden: 'fe80:12:34::ab12' },
      {
        text: '"2003:e7:1234:5678:9abc:def0:1234:5678"',
        hidden: '2003:e7:1234:5678:9abc:def0:1234:5678',
      },
    ],
    negatives: [
      'std::vector<int>::iterator',
      '::1 and ::',
      '10:20:30 12:34:56:78',
      'a::b',
      '2001:db8:1234:5678::1',
      'at 2400:12',
      'Foo::Bar::BAZ',
    ],
  },
  {
    rule: 'mac-address',
    positives: [
      { text: 'link/ether 3c:22:fb:4a:b1:c2 brd', hidden: '3c:22:fb:4a:b1:c2' },
      { text: 'MAC address: 3C-22-FB-4A-B1-C2', hidden: '3C-22-FB-4A-B1-C2' },
      { text: '"mac":"00:1a:2b:3c:4d:5e"', hidden: '00:1a:2b:3c:4d:5e' },
      { text: 'bssid 10:20:30:40:50:60', hidden: '10:20:30:40:50:60' },
      { text: 'physical address 3c22.fb4a.b1c2', hidden: '3c22.fb4a.b1c2' },
      { text: 'lladdr fe:dc:ba:98:76:54', hidden: 'fe:dc:ba:98:76:54' },
    ],
    negatives: [
      'mac 00:00:00:00:00:00',
      'ether ff:ff:ff:ff:ff:ff',
      'macro 10:20:30',
      'macOS 14.1',
      'fingerprint mac aa:bb:cc:dd:ee:ff:00:11',
    ],
  },
  {
    rule: 'phone-device-number',
    positives: [
      { text: 'IMEI: 490154203237518', hidden: '490154203237518' },
      { text: '"imei":"356938035643809"', hidden: '356938035643809' },
      { text: 'imei = 35-693803-564380-9', hidden: '35-693803-564380-9' },
      { text: 'IMEI 49 015420 323751 8', hidden: '49 015420 323751 8' },
      { text: 'IMEI number 868446031239075', hidden: made('86844603123907') },
    ].map(({ text, hidden }) => ({ text: text.replace('868446031239075', hidden), hidden })),
    negatives: [
      'IMEI: 490154203237519',
      'imei 000000000000000',
      'imei 12345',
      'order 490154203237518x',
      'imei: unknown',
    ],
  },
  {
    rule: 'vehicle-number',
    positives: [
      { text: 'VIN: 1HGCM82633A004352', hidden: '1HGCM82633A004352' },
      { text: '"vin":"WVWZZZ1JZ3W386752"', hidden: 'WVWZZZ1JZ3W386752' },
      { text: 'vehicle identification number 1M8GDM9AXKP042788', hidden: '1M8GDM9AXKP042788' },
      { text: 'chassis no. JH4TB2H26CC000000', hidden: 'JH4TB2H26CC000000' },
      { text: 'Fahrgestellnummer WBA3A5C51CF256651', hidden: 'WBA3A5C51CF256651' },
    ],
    negatives: [
      'vin 1HGCM82633A00435',
      'vin OHGCM82633A004352',
      'vin 11111111111111111',
      'moving ABCDEFGHJKLMNPRST',
      'id 1HGCM82633A004352',
    ],
  },
];
