import type { RedactionRule } from './redaction-rule.ts';

/** How somebody is reached. */
export const contactRules: readonly RedactionRule[] = [
  {
    id: 'email',
    category: 'pii',
    severity: 'medium',
    keywords: ['@'],
    lead: { character: /[\w.%+'-]/u, max: 64 },
    // `git@host:path` names a place, `name@1.2.3` a version.
    pattern:
      /(?<![\w.%+@'-])\w[\w.%+'-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-]|\.[A-Za-z0-9]|:[^\s\d"'])/uy,
    maxLength: 660,
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
    id: 'phone-in-context',
    category: 'pii',
    severity: 'medium',
    keywords: ['phone', 'tel:', 'tel.', 'tel ', 'mobile', 'fax', 'telefon'],
    pattern:
      /(?:tele?(?:phone|fon)?|phone|mobile|fax)\b[^\d\n+(]{0,24}(?<secret>\(?\d{2,5}\)?[ .\/-]\d{2,5}(?:[ .\/-]\d{2,5}){1,3})(?![\w]|[.-]\d)/iuy,
    maxLength: 80,
    label: 'PHONE',
  },
];
