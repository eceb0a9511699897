import type { RedactionRule } from './redaction-rule.ts';

/** How somebody is reached. */
export const contactRules: readonly RedactionRule[] = [
  {
    id: 'email',
    category: 'pii',
    severity: 'medium',
    keywords: ['@'],
    lead: { character: /[\p{L}\p{M}\p{N}_.%+'-]/u, max: 64 },
    // `git@host:path` names a place, `name@1.2.3` a version. Letters of every script may stand in it (RFC 6531).
    pattern:
      /(?<![\p{L}\p{M}\p{N}_.%+@'-])[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.%+'-]{0,63}@(?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}(?:xn--[A-Za-z0-9-]{2,59}|[\p{L}\p{M}]{2,24})(?![\w-]|\.[A-Za-z0-9]|:[^\s\d"'])/uy,
    maxLength: 1208,
    validators: ['email'],
    label: 'EMAIL',
  },
  {
    id: 'quoted-email',
    category: 'pii',
    severity: 'medium',
    keywords: ['"@'],
    lead: { character: /[^\r\n<>@]/u, max: 65 },
    // RFC 5321, section 4.1.2: in quotes nearly every character may stand before the @.
    pattern:
      /[^\r\n<>@]{0,64}?(?<secret>"[^"\r\n<>@]{1,64}"@(?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}(?:xn--[A-Za-z0-9-]{2,59}|[\p{L}\p{M}]{2,24})(?![\w-]|\.[A-Za-z0-9]|:[^\s\d"']))/uy,
    maxLength: 1338,
    validators: ['email'],
    label: 'EMAIL',
  },
  {
    id: 'phone',
    category: 'pii',
    severity: 'medium',
    keywords: ['+1', '+2', '+3', '+4', '+5', '+6', '+7', '+8', '+9'],
    pattern:
      /(?<![\w+.=/-])\+[1-9]\d{0,2}(?:[ .-]?\(\d{1,4}\))?(?:[ .-]?\d{1,5}){2,6}(?![\w+]|[.-]\d)/uy,
    maxLength: 48,
    validators: ['phone'],
    label: 'PHONE',
  },
  {
    id: 'national-phone',
    category: 'pii',
    severity: 'medium',
    keywords: [') '],
    minDigits: 9,
    numberBegins: [
      { digits: [3, 3], next: ')-' },
      { digits: [2, 5], next: ' -/)' },
    ],
    lead: { character: /[(\d]/u, max: 4 },
    // Of North America with its marks; elsewhere with the 0 that stands before an area.
    pattern:
      /(?<![\w.:\/+(-]|\d )(?:\([2-9]\d{2}\) ?[2-9]\d{2}[ .-]\d{4}|[2-9]\d{2}-[2-9]\d{2}-\d{4}|\(0[1-9]\d{0,3}\) ?\d{3,9}(?:[ -]\d{2,5}){0,3}|0[1-9]\d{0,3}(?:[ -]|\/(?=\d{5}))\d{2,9}(?:[ -]\d{2,5}){0,4})(?!\w|[.,:\/-]\d| \d)/uy,
    maxLength: 40,
    validators: ['national-phone'],
    label: 'PHONE',
  },
  {
    id: 'phone-in-context',
    category: 'pii',
    severity: 'medium',
    keywords: [
      'phone',
      'tel:',
      'tel.',
      'tel ',
      'mobile',
      'mobil:',
      'fax',
      'telefon',
      'whatsapp',
      'handy',
      'cell',
    ],
    pattern:
      /(?:tele?(?:phone|fon)?|phone|mobile?|fax|whatsapp|handy|cell)(?![a-z])[^\d\n+(]{0,24}(?<secret>\(?\d{2,5}\)?(?:[ .\/-]\d{2,9}){1,4}|\d{9,15})(?![\w]|[.-]\d)/iuy,
    maxLength: 104,
    validators: ['phone-in-context'],
    label: 'PHONE',
  },
];
