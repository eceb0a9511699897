import type { RedactionRule } from './redaction-rule.ts';

/** Private keys in the forms that programs write them; public keys and certificates are none. */
export const privateKeyRules: readonly RedactionRule[] = [
  {
    id: 'private-key',
    category: 'secret',
    severity: 'critical',
    keywords: ['-----begin'],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----)){0,60000}-----END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/uy,
    maxLength: 60232,
    validators: ['private-key-body'],
  },
  // One that is cut off before its end.
  {
    id: 'private-key-part',
    category: 'secret',
    severity: 'critical',
    keywords: ['-----begin'],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:(?:\s|\\{1,4}[nrt]|["'+,>|#*;]){1,24}(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):[^\n\\]{0,100}){0,5}(?:(?:\s|\\{1,4}[nrt]|["'+,>|#*;]){1,24}[A-Za-z0-9+\/]{16,80}(?![A-Za-z0-9+\/])){1,300}(?:(?:\r?\n|\\{1,4}n)[ \t]{0,16}[A-Za-z0-9+\/]{1,80}={0,2}(?![^\s"'\\]))?(?:[=\s\\nr"',+]{0,12}-----END [A-Z0-9 ]{1,60}-----)?/uy,
    maxLength: 61456,
    continues: /[A-Za-z0-9+/=\s\\]/u,
    validators: ['private-key-body'],
  },
  // One whose lines were joined.
  {
    id: 'private-key-line',
    category: 'secret',
    severity: 'critical',
    keywords: ['-----begin'],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\{1,4}[nrt]|["']){0,8}[A-Za-z0-9+\/]{81,16384}={0,2}/uy,
    maxLength: 16543,
    continues: /[A-Za-z0-9+/=]/u,
    validators: ['private-key-body'],
  },
  {
    id: 'ssh-two-private-key',
    category: 'secret',
    severity: 'critical',
    keywords: ['begin ssh2 encrypted private'],
    pattern: /BEGIN SSH2 ENCRYPTED PRIVATE KEY ?----(?<secret>(?:[^-]|-(?!---)){20,30000})/uy,
    maxLength: 30037,
    validators: ['private-key-body'],
  },
  {
    id: 'putty-private-key',
    category: 'secret',
    severity: 'critical',
    keywords: ['private-lines:'],
    pattern:
      /Private-Lines: ?\d{1,4}(?:\s|\\{1,4}[nr]){1,8}(?<secret>(?:(?!Private-)[A-Za-z0-9+\/=\s\\]){16,30000})/uy,
    maxLength: 30059,
    minEntropy: 3,
  },
  {
    id: 'age-secret-key',
    category: 'secret',
    severity: 'critical',
    keywords: ['age-secret-key-'],
    pattern:
      /(?<![A-Za-z0-9])AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58,70}(?![A-Za-z0-9])/iuy,
    maxLength: 89,
  },
  {
    id: 'jwk-private-part',
    category: 'secret',
    severity: 'critical',
    keywords: ['"d"', '"p"', '"q"', '"dp"', '"dq"', '"qi"', '"d\\"', '"p\\"', '"q\\"'],
    pattern:
      /"(?:d|p|q|dp|dq|qi)\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"(?<secret>[A-Za-z0-9_-]{42,1400})\\{0,3}"/uy,
    maxLength: 1424,
    minEntropy: 4,
  },
  {
    id: 'jwk-symmetric-key',
    category: 'secret',
    severity: 'critical',
    keywords: ['"k"', '"oct"'],
    pattern:
      /"(?:k"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9_-]{20,700})"[^{}]{0,200}"oct"|oct"[^{}]{0,200}"k"\s{0,4}:\s{0,4}"[A-Za-z0-9_-]{20,700}")/uy,
    maxLength: 919,
    minEntropy: 3.3,
  },
  {
    id: 'xml-private-key',
    category: 'secret',
    severity: 'critical',
    keywords: ['<d>', '<inverseq>', '<dp>', '<dq>'],
    pattern: /<(?:D|DP|DQ|InverseQ)>\s{0,20}(?<secret>[A-Za-z0-9+\/=\s]{40,1500})<\//uy,
    maxLength: 1532,
    minEntropy: 4,
  },
];
