import type { RedactionRule } from './redaction-rule.ts';

/** Values of Secret manifests. */
export const kubernetesSecretRules: readonly RedactionRule[] = [
  {
    id: 'kubernetes-secret-values',
    category: 'secret',
    severity: 'critical',
    keywords: ['kind: secret', "kind: 'secret'", 'kind: "secret"'],
    pattern:
      /kind: ["']?secret["']?[ \t]{0,8}\r?\n(?:(?!---|data:|stringData:)[^\n]{0,200}\n){0,30}?[ \t]{0,8}(?:string)?data:[ \t]{0,4}\r?\n(?:[ \t]{1,16}#[^\n]{0,200}\n){0,5}[ \t]{1,16}[\w.-]{1,100}:[ \t]{0,8}(?:[|>]-?\s{0,24})?["']?(?<secret>[A-Za-z0-9+\/]{10,8000}={0,3}(?![A-Za-z0-9+\/=:])(?:["']?[ \t]{0,4}\r?\n[ \t]{1,16}[\w.-]{1,100}: ["']?[A-Za-z0-9+\/]{1,800}={0,3}(?![A-Za-z0-9+\/=:])){0,20})/iuy,
    maxLength: 33904,
  },
  {
    id: 'kubernetes-secret-values-before',
    category: 'secret',
    severity: 'critical',
    keywords: ['data:'],
    pattern:
      /data:[ \t]{0,4}\r?\n(?:[ \t]{1,16}#[^\n]{0,200}\n){0,5}[ \t]{1,16}[\w.-]{1,100}:[ \t]{0,8}(?:[|>][+-]?\s{1,24})?["']?(?<secret>[A-Za-z0-9+\/]{10,8000}={0,3}(?:["']?[ \t]{0,4}\r?\n[ \t]{1,16}[\w.-]{1,100}: ["']?[A-Za-z0-9+\/]{1,800}={0,3}){0,20})["']?[ \t]{0,4}\r?\n(?:(?!---)[^\n]{0,300}\n){0,20}?[ \t]{0,8}kind:[ \t]{0,4}["']?secret\b/iuy,
    maxLength: 33887,
  },
];
