import { Buffer } from 'node:buffer';
import type { SecretBytes } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './create-redactor.ts';

const letters = (length: number): string =>
  'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC'.repeat(10).slice(0, length);
// Put together here, so that no scanner takes this file for a leak.
const join = (...parts: readonly string[]): string => parts.join('');

const samples: readonly (readonly [string, string])[] = [
  ['aws-access-key', join('AK', 'IA', 'QWERTYUIOPASDFG2')],
  ['aws-secret-key', join('aws_secret_access_key = ', letters(40))],
  ['github-token', join('gh', 'p_', letters(36))],
  ['github-token', join('github', '_pat_', letters(60))],
  ['gitlab-token', join('gl', 'pat-', letters(20))],
  ['anthropic-key', join('sk-', 'ant-api03-', letters(60))],
  ['openai-key', join('sk-', 'proj-', letters(60))],
  ['openai-key', join('sk-', letters(48))],
  ['slack-token', join('xo', 'xb-', '1234567890-', letters(24))],
  ['slack-webhook', join('https://hooks.slack', '.com/services/T00000000/B00000000/', letters(24))],
  ['stripe-key', join('sk_', 'live_', letters(24))],
  ['google-key', join('AI', 'za', letters(35))],
  ['google-secret', join('GOC', 'SPX-', letters(28))],
  ['npm-token', join('np', 'm_', letters(36))],
  ['pypi-token', join('pypi-', 'AgEIcHlwaS5vcmc', letters(60))],
  ['hugging-face-token', join('h', 'f_', letters(34))],
  ['jwt', join('ey', 'J', letters(20), '.eyJ', letters(40), '.', letters(43))],
  [
    'private-key',
    join(
      '-----BEGIN ',
      'RSA PRIVATE KEY-----\n',
      letters(64),
      '\n-----END ',
      'RSA PRIVATE KEY-----',
    ),
  ],
  ['private-key', join('-----BEGIN ', 'OPENSSH PRIVATE KEY-----\n', letters(64))],
  ['url-password', join('postgres://me:', 'pa55w0rd!', '@localhost/x')],
  ['bearer-token', join('Authorization: Bearer ', letters(40))],
];

describe('createRedactor', () => {
  it.each(samples)('finds %s', (rule, sample) => {
    const text = `before ${sample} after`;
    const redactor = createRedactor();
    expect(redactor.find(text).map((finding) => finding.rule)).toEqual([rule]);
    expect(redactor.redact(text)).toContain(`[REDACTED:${rule}]`);
    // A key without an end may go on: everything after its beginning is hidden.
    expect(redactor.redact(text)).toMatch(/^before .*(?: after|key\])$/su);
    expect(redactor.redact(text)).not.toContain(letters(20));
  });

  it.each([
    'git commit 3f786850e387550fdab836ed7e6dc881de23001b',
    '"integrity": "sha512-aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zCaB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC=="',
    '123e4567-e89b-12d3-a456-426614174000',
    'postgres://me:${PASSWORD}@localhost/x',
    'https://example.test/a:b@c',
    'the bearer of this letter',
    'task-aB3dE5gH7jK9mN1pQ2rS4tU6 and risk-assessment-of-everything-here',
    '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
    'npm_config_registry=https://registry.npmjs.org',
  ])('leaves %j alone', (text) => {
    expect(createRedactor().redact(text)).toBe(text);
  });

  it('finds a known value in every usual spelling', () => {
    const value = 'p@ss "wörd"/42+%';
    const bytes = Buffer.from(value);
    const { redact } = createRedactor({ known: [value] });
    const spellings = [
      value,
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      encodeURIComponent(value),
      JSON.stringify(value),
      ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${value}zzz`).toString('base64')),
      Buffer.from(`x${value}`).toString('base64url'),
    ];
    for (const spelling of spellings) {
      expect(redact(`[${spelling}]`)).toContain('[REDACTED:known-value]');
      expect(redact(`[${spelling}]`)).not.toContain(spelling.slice(4, 14));
    }
  });

  it('takes secrets as bytes, and ignores what is too short to be one', () => {
    const secret: SecretBytes = { use: (fn) => fn(Buffer.from('hunter2hunter2')) };
    const { redact } = createRedactor({ known: [secret, 'abc', ''] });
    expect(redact('abc hunter2hunter2')).toBe('abc [REDACTED:known-value]');
  });

  it('hides the whole of two secrets that overlap, and one beside a placeholder', () => {
    const { redact } = createRedactor({ known: ['abcdefgh', 'efghijkl'] });
    expect(redact('abcdefghijkl')).toBe('[REDACTED:known-value]');
    expect(redact('[REDACTED:jwt]abcdefgh[REDACTED:jwt]')).toBe(
      '[REDACTED:jwt][REDACTED:known-value][REDACTED:jwt]',
    );
    expect(createRedactor({ known: ['REDACTED'] }).redact('[REDACTED:jwt]')).toBe('[REDACTED:jwt]');
  });

  it('hides a secret that only its neighbour kept from being seen', () => {
    const { redact } = createRedactor({ known: ['correct horse'] });
    const token = 'Bearer abcdefghijklmnopqrstuvwxyz0123456789';
    expect(redact(`correct horse${token}`)).not.toContain('abcdefgh');
  });

  it('keeps nothing of a text that is made to be redacted without end', () => {
    const { redact } = createRedactor({ known: ['correct horse'] });
    const token = `xghp_${'a1B2'.repeat(9)}`;
    const hidden = redact(`correct horse${token.repeat(40)}`);
    expect(redact(hidden)).toBe(hidden);
  });

  it('redacts strings anywhere in a value and leaves keys, numbers and shape', () => {
    const { redactValue } = createRedactor({ known: ['hunter2hunter2'] });
    const value = {
      a: ['x hunter2hunter2', 5, null, true],
      hunter2hunter2: { b: 'hunter2hunter2' },
    };
    expect(redactValue(value)).toEqual({
      a: ['x [REDACTED:known-value]', 5, null, true],
      hunter2hunter2: { b: '[REDACTED:known-value]' },
    });
  });
});
