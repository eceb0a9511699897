import { Buffer } from 'node:buffer';
import type { SecretBytes } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './create-redactor.ts';
import { createKnownValues } from './known/create-known-values.ts';
import type { RedactionCategory, RedactionRule } from './rules/redaction-rule.ts';

const letters = (length: number): string =>
  'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC'.repeat(10).slice(0, length);
const token: RedactionRule = {
  id: 'test-token',
  category: 'secret',
  severity: 'high',
  keywords: ['tt_'],
  pattern: /(?<![a-z])tt_[A-Za-z0-9]{8,12}(?![A-Za-z0-9])/uy,
  maxLength: 15,
};
const address: RedactionRule = {
  id: 'test-address',
  category: 'pii',
  severity: 'low',
  keywords: ['@@'],
  lead: { character: /[a-z]/u, max: 10 },
  pattern: /[a-z]{1,10}@@[a-z]{1,10}/uy,
  maxLength: 22,
};

describe('createRedactor', () => {
  it('finds what its rules describe, with category, severity and place', () => {
    const { find, redact } = createRedactor({ rules: [token, address] });
    const text = 'a tt_abcd1234 b me@@home c';
    expect(find(text)).toEqual([
      { rule: 'test-token', category: 'secret', severity: 'high', start: 2, end: 13 },
      { rule: 'test-address', category: 'pii', severity: 'low', start: 16, end: 24 },
    ]);
    expect(redact(text)).toBe('a [REDACTED:test-token] b [REDACTED:test-address] c');
  });

  it('looks for the categories that it is given', () => {
    const text = 'tt_abcd1234 me@@home';
    const only = (categories: readonly RedactionCategory[]): string =>
      createRedactor({ rules: [token, address], categories }).redact(text);
    expect(createRedactor({ categories: ['pii'] }).redactValue({ password: 'a' })).toEqual({
      password: 'a',
    });
    expect(only(['pii'])).toBe('tt_abcd1234 [REDACTED:test-address]');
    expect(only(['secret'])).toBe('[REDACTED:test-token] me@@home');
    expect(only([])).toBe(text);
  });

  it('refuses a rule that is not as rules must be, and says what is wrong', () => {
    const rule = { ...token, pattern: /tt_[a-z]+/uy };
    expect(() => createRedactor({ rules: [rule] })).toThrow(
      'Redaction rule "test-token": expected pattern to be bounded in every repetition',
    );
  });

  it.each([
    { minDigits: 4, numberBegins: [] },
    { minDigits: 4, numberBegins: [{ digits: [3, 2] as const }] },
    { numberBegins: [{ digits: [1, 2] as const }] },
  ])('refuses a rule that no number can begin for: %j', (changes) => {
    expect(() => createRedactor({ rules: [{ ...token, ...changes }] })).toThrow('numberBegins');
  });

  it('hides every one of secrets that are glued together, and none that goes on', () => {
    const rule = { ...token, pattern: /tt_[A-Za-z0-9]{8}(?![A-Za-z0-9])/uy };
    const { redact } = createRedactor({ rules: [rule] });
    const hidden = '[REDACTED:test-token]';
    expect(redact('tt_abcd1234'.repeat(150))).toBe(hidden.repeat(150));
    expect(redact(`${'tt_abcd1234'.repeat(2)}x`)).toBe(`${'tt_abcd1234'.repeat(2)}x`);
  });

  it('sees at once a known value that is added, and no more one that is deleted', () => {
    const known = createKnownValues();
    const { redact } = createRedactor({ rules: [], known });
    known.add('hunter2hunter2');
    expect(redact('x hunter2hunter2')).toBe('x [REDACTED:known-value]');
    known.delete('hunter2hunter2');
    expect(redact('x hunter2hunter2')).toBe('x hunter2hunter2');
  });

  it('redacts a stream of bytes', async () => {
    const { stream } = createRedactor({ rules: [token] });
    const source = new Blob(['a tt_abc', 'd1234 ä']).stream().pipeThrough(stream());
    expect(await new Response(source).text()).toBe('a [REDACTED:test-token] ä');
  });

  it('gives lines of a stream as soon as nothing in them can be part of a secret', () => {
    const open = createRedactor({ rules: [token, address] }).openStream();
    const push = (text: string): string => Buffer.from(open.push(Buffer.from(text))).toString();
    expect(push('a line\n')).toBe('a line\n');
    expect(push('next t')).toBe('');
    expect(push('t_abcd1234 and what follows it, far away from it and with no lett\n')).toContain(
      'next [REDACTED:test-token] and what',
    );
    push('the end');
    expect(Buffer.from(open.end()).toString()).toMatch(/the end$/u);
  });

  it('holds little of a stream, whatever comes', () => {
    const endless = { ...token, pattern: /tt_[A-Za-z0-9]{8,12}/uy, continues: /[A-Za-z0-9]/u };
    const open = createRedactor({ rules: [endless] }).openStream();
    const chunk = Buffer.from('tt_aB3dE5gH7'.repeat(1_000).slice(0, 10_000));
    let given = 0;
    open.push(Buffer.from('begin tt_abcd12345678'));
    for (let index = 0; index < 300; index += 1)
      given += open.push(chunk.map((byte) => (byte === 95 ? 97 : byte))).length;
    expect(given).toBeLessThan(100);
    expect(
      Buffer.from(open.push(Buffer.from(' end, and this is what follows it\n'))).toString(),
    ).toContain('[REDACTED:test-token] end');
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
    const bearer = `Bearer ${letters(32)}`;
    expect(redact(`correct horse${bearer}`)).not.toContain(letters(8));
  });

  it('keeps nothing of a text that is made to be redacted without end', () => {
    const { redact } = createRedactor({ known: ['correct horse'] });
    const glued = `xghp_${'a1B2'.repeat(9)}`;
    const hidden = redact(`correct horse${glued.repeat(40)}`);
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
