import type { RedactionRule } from './redaction-rule.ts';

/** Names of people in the paths of their home directories; the paths themselves stay. */
export const homePathRules: readonly RedactionRule[] = [
  {
    id: 'home-directory',
    category: 'pii',
    severity: 'low',
    keywords: ['/home/', '/users/'],
    pattern: /(?<![\w.])\/(?:home|Users)\/(?<secret>[A-Za-z][\w.-]{1,31})(?![\w.@-])/uy,
    maxLength: 40,
    validators: ['name-of-somebody'],
    label: 'USER',
  },
  {
    id: 'windows-home-directory',
    category: 'pii',
    severity: 'low',
    keywords: ['\\users\\'],
    pattern: /\\{1,2}Users\\{1,2}(?<secret>[A-Za-z][\w.-]{1,31})(?![\w.-])/iuy,
    maxLength: 42,
    validators: ['name-of-somebody'],
    label: 'USER',
  },
];
