import type { RedactionRule } from './redaction-rule.ts';

/** Numbers that money moves by; their check digits decide. */
export const paymentDetailRules: readonly RedactionRule[] = [
  {
    id: 'payment-card',
    category: 'pii',
    severity: 'high',
    keywords: [],
    minDigits: 13,
    pattern:
      /(?<![\w.-])(?:\d{13,19}|\d{4}(?: \d{4}){2} \d{1,7}|\d{4}(?:-\d{4}){2}-\d{1,7}|\d{4} \d{6} \d{5}|\d{4}-\d{6}-\d{5})(?![\w]|[.-]\d)/uy,
    maxLength: 22,
    validators: ['payment-card'],
    label: 'CARD',
  },
  {
    id: 'iban',
    category: 'pii',
    severity: 'high',
    keywords: [],
    // The longest number in it; country, check digits and letters of the bank stand before.
    minDigits: 10,
    lead: { character: /[A-Z\d ]/u, max: 14 },
    pattern:
      /[A-Z\d ]{0,14}?(?<![A-Za-z0-9])(?<secret>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)(?![A-Za-z0-9])/uy,
    maxLength: 60,
    validators: ['iban'],
    label: 'IBAN',
  },
  {
    id: 'us-social-security-number',
    category: 'pii',
    severity: 'high',
    keywords: [],
    minDigits: 9,
    numberBegins: [{ digits: [3, 3], next: '-. ' }],
    pattern:
      /(?<![\w.-]|\d )(?!000|666|9)\d{3}(?:-(?!00)\d{2}-|\.(?!00)\d{2}\.| (?!00)\d{2} )(?!0000)\d{4}(?![\w]|[.-]\d| \d)/uy,
    maxLength: 11,
    validators: ['not-sequence'],
    label: 'NATIONAL_ID',
  },
];
