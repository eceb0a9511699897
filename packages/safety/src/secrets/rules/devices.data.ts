import type { RedactionRule } from './redaction-rule.ts';

/** Addresses of devices. Loopback, documentation and other addresses that name nobody stay. */
export const deviceRules: readonly RedactionRule[] = [
  {
    id: 'ip-address',
    category: 'pii',
    severity: 'low',
    keywords: [],
    minDigits: 4,
    pattern:
      /(?<![\w.-]|version |v)(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\w-]|\.\d)/uy,
    maxLength: 15,
    validators: ['ipv4-of-somebody'],
    label: 'IP',
  },
  {
    id: 'ip-six-address',
    category: 'pii',
    severity: 'low',
    keywords: [
      '::',
      '2001:',
      '2003:',
      '2a',
      'fe80:',
      'fd00:',
      '2600:',
      '2601:',
      '2603:',
      '2607:',
      '2620:',
      '240',
    ],
    lead: { character: /[0-9A-Fa-f:]/u, max: 36 },
    pattern: /(?<![\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){3,7}(?![\w:]|\.\d)/uy,
    maxLength: 39,
    validators: ['ipv6-of-somebody'],
    label: 'IP',
  },
  {
    id: 'mac-address',
    category: 'pii',
    severity: 'low',
    keywords: ['mac', 'ether', 'bssid', 'lladdr', 'station'],
    pattern:
      /(?:mac|ether|bssid|lladdr|station)[^\n]{0,24}?(?<![0-9A-Fa-f:-])(?<secret>[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5})(?![0-9A-Fa-f:-])/iuy,
    maxLength: 48,
    validators: ['mac-of-somebody'],
    label: 'MAC',
  },
];
