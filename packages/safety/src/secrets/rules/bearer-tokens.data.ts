import type { RedactionRule } from './redaction-rule.ts';

/** What is shown to be let in: signed tokens, headers, cookies, users of command lines. */
export const bearerTokenRules: readonly RedactionRule[] = [
  {
    id: 'jwt',
    category: 'secret',
    severity: 'high',
    keywords: ['eyj'],
    pattern:
      /(?<![A-Za-z0-9_-]|[A-Za-z0-9_-](?<!gh[su]_\d{1,12}_))eyJ[A-Za-z0-9_-]{10,4096}\.(?:eyJ[A-Za-z0-9_-]{2,16384}(?:\.[A-Za-z0-9_-]{0,2048})?={0,2}|[A-Za-z0-9_-]{0,2048}\.[A-Za-z0-9_-]{8,64}\.[A-Za-z0-9_-]{8,30000}\.[A-Za-z0-9_-]{16,64})/uy,
    maxLength: 36279,
    continues: /[A-Za-z0-9_.-]/u,
    validators: ['jwt-header'],
  },
  // One whose header does not decode: it was cut, or written by hand.
  {
    id: 'token-in-parts',
    category: 'secret',
    severity: 'high',
    keywords: ['.ey'],
    lead: { character: /[A-Za-z0-9]/u, max: 1002 },
    pattern:
      /(?<![A-Za-z0-9_.-])ey[A-Za-z0-9]{17,1000}\.ey[A-Za-z0-9\/\\_-]{17,8000}\.(?:[A-Za-z0-9\/\\_-]{10,2000}={0,2})?/uy,
    maxLength: 11008,
    minEntropy: 3.5,
  },
  {
    id: 'paseto',
    category: 'secret',
    severity: 'high',
    keywords: [
      'v1.local.',
      'v2.local.',
      'v3.local.',
      'v4.local.',
      'v1.public.',
      'v2.public.',
      'v3.public.',
      'v4.public.',
    ],
    pattern:
      /(?<![A-Za-z0-9_])v[1-4]\.(?:local|public)\.[A-Za-z0-9_-]{32,8192}(?:\.[A-Za-z0-9_-]{1,1024})?/uy,
    maxLength: 9227,
    continues: /[A-Za-z0-9_.-]/u,
    minEntropy: 3,
  },
  {
    id: 'macaroon',
    category: 'secret',
    severity: 'high',
    keywords: ['mda'],
    pattern: /(?<![A-Za-z0-9])MDA[A-Za-z0-9]{3}xvY2F0aW9u[A-Za-z0-9+\/_-]{40,8000}={0,2}/uy,
    maxLength: 8018,
    continues: /[A-Za-z0-9+/=_-]/u,
  },
  {
    id: 'bearer-token',
    category: 'secret',
    severity: 'high',
    keywords: ['bearer ', 'bearer%20', 'bearer+', 'bearer:'],
    pattern:
      /(?<![A-Za-z0-9])bearer(?:%20|[ +:]) {0,4}["']?(?<secret>(?!(?:Basic|Bearer)\b)[A-Za-z0-9._~+\/=-]{8,4096})(?![A-Za-z0-9(])/iuy,
    maxLength: 4110,
    continues: /[A-Za-z0-9._~+/=-]/u,
    validators: ['not-placeholder', 'token-like'],
  },
  {
    id: 'basic-credentials',
    category: 'secret',
    severity: 'high',
    keywords: ['basic ', 'basic%20'],
    pattern:
      /(?<![A-Za-z0-9])basic(?:%20| ) {0,4}["']?(?<secret>[A-Za-z0-9+\/_-]{8,2000}={0,2})(?![A-Za-z0-9+\/=_.-])/iuy,
    maxLength: 2015,
    validators: ['basic-pair'],
  },
  {
    id: 'authorization-header',
    category: 'secret',
    severity: 'high',
    keywords: ['authorization'],
    pattern:
      /authorization(?:\\?["'])?[ \t]{0,4}(?:=>|[:=,])[ \t]{0,4}(?:\\?["'])?(?:(?:api-?)?(?:token|key|bearer)[ \t]{1,2}(?:token=)?["']?)?(?!AWS4-|Digest|Negotiate|NTLM|HMAC|Signature|Basic|Bearer)(?<secret>[\w=~@.+\/-]{8,2048})(?![\w(])/iuy,
    maxLength: 2094,
    validators: ['not-placeholder', 'token-like'],
  },
  {
    id: 'session-cookie',
    category: 'secret',
    severity: 'high',
    keywords: [
      'session',
      'sessid',
      'sid=',
      'sid.',
      'auth_token=',
      'remember',
      '.aspnet',
      'li_at=',
      '_identity',
      'csrftoken=',
      'access_token=',
      'refresh_token=',
      'sso=',
    ],
    lead: { character: /[\w.-]/u, max: 40 },
    pattern:
      /(?:(?:\w{1,20}[_.-])?sess(?:ion)?(?:[_.-]?(?:id|key|token))?(?:\.sig)?|(?:php|j|asp)sess(?:ion)?id|connect\.sid|sid(?:\.sig)?|(?:access|refresh|auth|remember(?:_\w{1,10})?)_token|\.asp[a-z.]{2,24}|li_at|sso|\w{1,20}_identity|user_session|laravel_session|remember_web_[a-f0-9]{8,60})=(?<secret>[A-Za-z0-9%._~+\/:|!-]{16,4096}={0,2})(?![A-Za-z0-9(])/iuy,
    maxLength: 4172,
    validators: ['not-placeholder', 'assigned-secret'],
  },
  {
    id: 'curl-user',
    category: 'secret',
    severity: 'high',
    keywords: ['curl'],
    pattern:
      /curl\b[^|;]{0,600}?\s(?:-[A-Za-z]{0,6}[uU]|--user|--proxy-user)[= \t]{0,5}["']?(?!<)[^\s:"']{0,100}["']?:["']?(?<secret>(?!(?:change(?:it|me)|pass(?:word|wd)?|pwd|test|token|secret)["']?(?:\s|$))[^\s"':<>]{3,200})(?!>)/iuy,
    maxLength: 926,
    validators: ['not-template'],
    minEntropy: 1.5,
  },
  {
    id: 'curl-user-key',
    category: 'secret',
    severity: 'high',
    keywords: ['curl'],
    pattern:
      /curl\b[^|;]{0,600}?\s(?:-[A-Za-z]{0,6}u|--user)[= \t]{0,5}["']?(?<secret>[^\s:"'\/]{8,200}):["']?(?:\s|$)/iuy,
    maxLength: 822,
    validators: ['not-placeholder', 'token-like'],
  },
];
