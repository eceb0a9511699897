import type { SecretCase } from '../secret-case.ts';

function withLuhn(digits: string): string {
  for (let check = 0; check < 10; check += 1) {
    const whole = `${digits}${String(check)}`;
    const sum = Array.from(whole, Number)
      .reverse()
      .map((digit, place) => (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2))
      .reduce((total, digit) => total + digit, 0);
    if (sum % 10 === 0) return whole;
  }
  return digits;
}

const inGroups = (digits: string, sign: string): string =>
  (digits.match(/.{1,4}/gu) ?? []).join(sign);
const offByOne = (digits: string): string =>
  digits.slice(0, -1) + String((Number(digits.slice(-1)) + 1) % 10);

function iban(country: string, account: string): string {
  const moved = Array.from(`${account}${country}00`, (letter) =>
    letter <= '9' ? letter : String(letter.charCodeAt(0) - 55),
  ).join('');
  const check = 98n - (BigInt(moved) % 97n);
  return `${country}${String(check).padStart(2, '0')}${account}`;
}

const cards = [
  '401288888888188',
  '55000000000000'.padEnd(15, '7'),
  '37828224631000',
  '601111111111111',
  '35660020203605'.padEnd(15, '0'),
].map(withLuhn);
const accounts = [
  iban('DE', '370400440532013077'),
  iban('GB', 'NWBK60161331926800'),
  iban('FR', '20041010050500013M02600'),
  iban('NL', 'ABNA0417164377'),
  iban('NO', '86011117940'),
];

/** Cases of numbers that money moves by. */
export const paymentDetailCases: readonly SecretCase[] = [
  {
    rule: 'payment-card',
    positives: [
      ...cards.map((card) => ({ text: `card ${card}.`, hidden: card })),
      { text: inGroups(cards[0] ?? '', ' '), hidden: inGroups(cards[0] ?? '', ' ') },
      { text: `"${inGroups(cards[1] ?? '', '-')}"`, hidden: inGroups(cards[1] ?? '', '-') },
    ],
    negatives: [
      ...cards.map((card) => `order ${offByOne(card)}`),
      `id=${'7'.repeat(40)}`,
      '4'.repeat(16),
      `0x${cards[0] ?? ''}f`,
      '9780306406157',
    ],
  },
  {
    rule: 'iban',
    positives: [
      ...accounts.map((account) => ({ text: `pay ${account} now`, hidden: account })),
      { text: inGroups(accounts[0] ?? '', ' '), hidden: inGroups(accounts[0] ?? '', ' ') },
    ],
    negatives: [
      ...accounts.map((account) => `x ${offByOne(account)}`),
      'DE89',
      'AB12 CDEF GHIJ KLMN',
      'US00 1234 5678 9012 3456',
    ],
  },
  {
    rule: 'us-social-security-number',
    positives: [
      '219-09-8752',
      'ssn 536-22-8726.',
      '"457-55-5462"',
      '(409-52-2002)',
      'x: 303-44-7811',
    ],
    negatives: [
      '000-12-3456',
      '666-12-3456',
      '912-34-5678',
      '123-00-4567',
      '123-45-0000',
      '123-45-6789',
      '1-219-09-8752',
      '219-09-87521',
    ],
  },
];
