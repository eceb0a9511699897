import type { SecretCase } from '../secret-case.ts';

const at = (local: string, domain: string): string => [local, domain].join('@');

/** Cases of what reaches somebody. */
export const contactCases: readonly SecretCase[] = [
  {
    rule: 'email',
    positives: [
      {
        text: `mail ${at('ada.lovelace', 'mail.selfware.dev')} now`,
        hidden: at('ada.lovelace', 'mail.selfware.dev'),
      },
      { text: `<${at('grace+list', 'navy.mil')}>`, hidden: at('grace+list', 'navy.mil') },
      { text: `"${at("o'neil", 'uni.ac.uk')}",`, hidden: at("o'neil", 'uni.ac.uk') },
      { text: `to:${at('x_1', 'a-b.museum')}.`, hidden: at('x_1', 'a-b.museum') },
      { text: `${at('jo%2', 'sub.sub.host.de')};`, hidden: at('jo%2', 'sub.sub.host.de') },
    ],
    negatives: [
      'git@github.com:owner/name.git',
      'name@1.2.3 and @types/node@18.0.0',
      'icon@2x.png',
      at('noreply', 'mail.selfware.dev'),
      at('ada', 'example.com'),
      at('ada', 'host.test'),
      at('svc', 'x.service'),
    ],
  },
  {
    rule: 'phone',
    positives: [
      { text: 'call +49 30 901820 today', hidden: '+49 30 901820' },
      { text: 'tel=" +1 (415) 555-2671"', hidden: '+1 (415) 555-2671' },
      { text: '+442079460958', hidden: '+442079460958' },
      { text: ' +33 1 42 68 53 00,', hidden: '+33 1 42 68 53 00' },
      { text: '(+81-3-1234-5678)', hidden: '+81-3-1234-5678' },
    ],
    negatives: [
      '2026-01-02T03:04:05+02:00',
      'a +1234 -567',
      'x = y +100000',
      '1.5e+10',
      'v1.2.3+20130313144700',
      '+1111111111111',
    ],
  },
  {
    rule: 'phone-in-context',
    positives: [
      { text: 'Phone: 030 90 18 20', hidden: '030 90 18 20' },
      { text: 'tel. (415) 555-2671', hidden: '(415) 555-2671' },
      { text: '"mobile": "0171-123-4567"', hidden: '0171-123-4567' },
      { text: 'Fax 089/123/4567', hidden: '089/123/4567' },
      { text: 'telephone number 555-123-4567', hidden: '555-123-4567' },
    ],
    negatives: ['phone_count = 12', 'mobile-first 768', 'fax', 'tel: none', 'Phone: 12345'],
  },
];
