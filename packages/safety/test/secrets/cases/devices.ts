import type { SecretCase } from '../secret-case.ts';

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
];
