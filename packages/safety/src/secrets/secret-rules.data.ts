/** A shape of secrets, from its vendor's documentation. */
export interface SecretRule {
  /** Stands in the placeholder. */
  readonly name: string;
  /** Lower-case texts of which one must occur, or the pattern is not tried. */
  readonly keywords: readonly string[];
  /** Linear: no nested or adjacent overlapping repetition. Group 1, where there is one, is what is redacted. */
  readonly pattern: RegExp;
}

/** Tried in this order; the first to find a place keeps it. */
export const secretRules: readonly SecretRule[] = [
  {
    name: 'private-key',
    keywords: ['private key'],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----[^-]{0,65536}(?:-----END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----)?/gu,
  },
  {
    name: 'aws-access-key',
    keywords: ['akia', 'asia', 'abia', 'acca'],
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/gu,
  },
  {
    name: 'aws-secret-key',
    keywords: ['secret'],
    pattern:
      /aws_?secret_?(?:access_?)?key["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/giu,
  },
  {
    name: 'github-token',
    keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}/gu,
  },
  {
    name: 'github-token',
    keywords: ['github_pat_'],
    pattern: /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{36,255}/gu,
  },
  {
    name: 'gitlab-token',
    keywords: [
      'glpat-',
      'glrt-',
      'gldt-',
      'glcbt-',
      'glptt-',
      'gloas-',
      'glsoat-',
      'glffct-',
      'glimt-',
      'glagent-',
    ],
    pattern:
      /(?<![A-Za-z0-9])gl(?:pat|rt|dt|cbt|ptt|oas|soat|ffct|imt|agent)-[A-Za-z0-9_.-]{20,300}/gu,
  },
  {
    name: 'anthropic-key',
    keywords: ['sk-ant-'],
    pattern: /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{20,255}/gu,
  },
  {
    name: 'openai-key',
    keywords: ['sk-'],
    pattern: /(?<![A-Za-z0-9])sk-(?:proj-|svcacct-|admin-|or-v1-)?[A-Za-z0-9_-]{20,255}/gu,
  },
  {
    name: 'slack-token',
    keywords: ['xox', 'xapp-'],
    pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,255}/gu,
  },
  {
    name: 'slack-webhook',
    keywords: ['hooks.slack.com'],
    pattern: /hooks\.slack\.com\/services\/([A-Za-z0-9/]{20,100})/gu,
  },
  {
    name: 'stripe-key',
    keywords: ['_live_', '_test_', 'whsec_'],
    pattern:
      /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,247}|whsec_[A-Za-z0-9+/=]{20,255})/gu,
  },
  {
    name: 'google-key',
    keywords: ['aiza'],
    pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/gu,
  },
  {
    name: 'google-secret',
    keywords: ['gocspx-', 'ya29.'],
    pattern: /(?<![A-Za-z0-9])(?:GOCSPX-[A-Za-z0-9_-]{28}|ya29\.[A-Za-z0-9_-]{20,500})/gu,
  },
  {
    name: 'npm-token',
    keywords: ['npm_'],
    pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/gu,
  },
  {
    name: 'pypi-token',
    keywords: ['pypi-ageichlwas5vcmc'],
    pattern: /(?<![A-Za-z0-9])pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,500}/gu,
  },
  {
    name: 'hugging-face-token',
    keywords: ['hf_'],
    pattern: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34}(?![A-Za-z0-9])/gu,
  },
  {
    name: 'jwt',
    keywords: ['eyj'],
    pattern:
      /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4096}\.eyJ[A-Za-z0-9_-]{10,8192}\.[A-Za-z0-9_-]{10,2048}/gu,
  },
  {
    name: 'url-password',
    keywords: ['://'],
    pattern:
      /(?<![a-z0-9])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/?#@[\]"'<>]{0,100}:([^\s/@"'<>$[\]{}]{1,200})@/giu,
  },
  {
    name: 'bearer-token',
    keywords: ['bearer '],
    pattern: /(?<![a-z])bearer ([A-Za-z0-9._~+/-]{20,4096}={0,2})/giu,
  },
];
