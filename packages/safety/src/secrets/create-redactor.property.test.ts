import { Buffer } from 'node:buffer';
import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './create-redactor.ts';

configureProperties();

const secret = fc
  .string({ unit: 'grapheme', minLength: 8, maxLength: 40 })
  .filter((value) => !/REDACTED|[[\]]/u.test(value) && value.trim().length >= 8);
const key = fc.stringMatching(/^[A-Za-z0-9]{36}$/);
const noisy = fc
  .array(
    fc.oneof(
      text(20),
      fc.constantFrom(
        'Bearer ',
        'sk-',
        'ghp_',
        '://',
        ':',
        '@',
        '-----BEGIN PRIVATE KEY-----',
        'eyJ',
        '.',
        '[REDACTED:jwt]',
        '[REDACTED:',
        ']',
        'AKIA',
        'secret',
      ),
      key,
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('createRedactor', () => {
  it('leaves no known value in a text, in any usual spelling', () => {
    fc.assert(
      fc.property(secret, text(), text(), (value, before, after) => {
        const { redact } = createRedactor({ known: [value] });
        const spellings = [
          value,
          Buffer.from(value).toString('hex'),
          encodeURIComponent(value.toWellFormed()),
          JSON.stringify(value),
        ];
        for (const spelling of spellings)
          expect(redact(`${before}${spelling}${after}`)).toContain('[REDACTED:known-value]');
        expect(redact(`${before} ${value} ${after}`)).not.toContain(value);
      }),
    );
  });

  it('gives the same when it redacts twice', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(noisy, fc.array(secret, { maxLength: 2 }), (value, known) => {
        const { redact } = createRedactor({ known });
        const once = redact(known.length > 0 ? `${value}${known.join('')}` : value);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every value valid JSON of the same shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // Without the rules: a value by chance may be an e-mail address.
        const redacted = createRedactor({ known: ['aaaaaa'], rules: [] }).redactValue(value);
        expect(JSON.stringify(redacted).replaceAll('[REDACTED:known-value]', 'aaaaaa')).toBe(
          JSON.stringify(value),
        );
      }),
    );
  });

  it('finds places in order and without overlaps', () => {
    fc.assert(
      fc.property(noisy, (value) => {
        let last = 0;
        for (const { start, end } of createRedactor().find(value)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});
