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
      { text: `an ${at('jürgen.müller', 'firma.de')}!`, hidden: at('jürgen.müller', 'firma.de') },
      { text: `${at('иван', 'почта.рф')}, `, hidden: at('иван', 'почта.рф') },
      { text: `<${at('a', 'xn--d1acufc.xn--p1ai')}>`, hidden: at('a', 'xn--d1acufc.xn--p1ai') },
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
    rule: 'quoted-email',
    positives: ['ada lovelace', 'a(b)c', 'ä;b', 'x y', 'very.(),:;long'].map((local) => ({
      text: `to ${at(`"${local}"`, 'firma.de')} now`,
      hidden: at(`"${local}"`, 'firma.de'),
    })),
    negatives: [
      '"name"@1.2.3',
      'say "x" @home',
      at('"a b"', 'example.com'),
      at('"a b"', 'host.test'),
      '""@firma',
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
    rule: 'national-phone',
    positives: [
      { text: 'call 415-867-5309 now', hidden: '415-867-5309' },
      { text: 'call (415) 867-5309 now', hidden: '(415) 867-5309' },
      { text: 'US: (415)555-0132', hidden: '(415)555-0132' },
      { text: 'Handwerker 0171 2345678', hidden: '0171 2345678' },
      { text: 'oder 030/901820123.', hidden: '030/901820123' },
      { text: '"090-1234-5678"', hidden: '090-1234-5678' },
    ],
    negatives: [
      '123-456-7890',
      '01-02-2026 1234',
      '05/06/2026 12',
      'at 03:04:05.123456',
      '000-000-0000',
      'x0171 2345678',
      '0.5 0.25 0.125 100',
      '(415) of 867-5309x',
    ],
  },
  {
    rule: 'phone-in-context',
    positives: [
      { text: 'Phone: 115 90 18 20', hidden: '115 90 18 20' },
      { text: 'tel. (115) 555-2671', hidden: '(115) 555-2671' },
      { text: '"mobile": "1171-123-4567"', hidden: '1171-123-4567' },
      { text: 'Fax 089/123/4567', hidden: '089/123/4567' },
      { text: 'telephone number 155-123-4567', hidden: '155-123-4567' },
      { text: 'tel: 040 90182', hidden: '040 90182' },
      { text: 'mobile: 13812345678', hidden: '13812345678' },
    ],
    negatives: ['phone_count = 12', 'mobile-first 768', 'fax', 'tel: none', 'Phone: 12345'],
  },
];
