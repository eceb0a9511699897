import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets.ts';
import { allCases } from './cases/all-cases.ts';

configureProperties();

const known = 'correct horse battery staple';
const redactor = createRedactor({ known: [known] });
const positives = allCases
  .flatMap((each) => each.positives)
  .map((positive) => (typeof positive === 'string' ? positive : positive.text));

const encodings: readonly ((text: string) => string)[] = [
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => JSON.stringify(text),
];
const positive = fc.constantFrom(...positives);
// What may stand between, join what stands beside it, or be half of something.
const between = fc.constantFrom(
  '',
  '',
  ' ',
  '\n',
  '=',
  '"',
  '://',
  '@',
  '.',
  '-',
  '1234 5678',
  'key: ',
  'ä😀',
  '[REDACTED:jwt]',
  '[EMAIL#0123abcd]',
  '[REDACTED:',
  'x'.repeat(700),
  'a line of a log at 2026-01-02T03:04:05Z from 10.1.2.3\n',
);
const plain: readonly fc.WeightedArbitrary<string>[] = [
  { weight: 4, arbitrary: positive },
  { weight: 4, arbitrary: between },
  {
    weight: 1,
    arbitrary: fc
      .tuple(positive, fc.nat(), fc.nat())
      .map(([text, from, to]) => text.slice(from % text.length, to % text.length)),
  },
  { weight: 1, arbitrary: fc.constant(known) },
];
const encoded = fc
  .tuple(fc.oneof(positive, fc.constant(known)), fc.constantFrom(...encodings))
  .map(([text, encode]) => encode(text));
const textOf = (pieces: readonly fc.WeightedArbitrary<string>[]): fc.Arbitrary<string> =>
  fc.array(fc.oneof(...pieces), { minLength: 1, maxLength: 10 }).map((each) => each.join(''));
const noisy = textOf([...plain, { weight: 1, arbitrary: encoded }]);
const bytes = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: noisy.map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => Buffer.concat(parts));
// Places in thousandths of the whole, or pieces of one size.
const cutting = fc.oneof(
  fc.array(fc.nat(1_000), { maxLength: 8 }),
  fc.integer({ min: 1, max: 90 }).map((size) => ({ size })),
);

function cutUp(
  whole: Uint8Array,
  how: readonly number[] | { readonly size: number },
): Uint8Array[] {
  if ('size' in how)
    return Array.from({ length: Math.ceil(whole.length / how.size) }, (_, at) =>
      whole.subarray(at * how.size, (at + 1) * how.size),
    );
  const places = how
    .map((place) => Math.floor((place * whole.length) / 1_000))
    .sort((left, right) => left - right);
  return [0, ...places].map((from, at) => whole.subarray(from, places[at]));
}

function streamed(parts: readonly Uint8Array[]): Buffer {
  const stream = redactor.openStream();
  return Buffer.concat([...parts.map((part) => stream.push(part)), stream.end()]);
}

describe('a redactor of all rules', () => {
  it('gives the same however the bytes are cut, valid UTF-8 or not', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(bytes, cutting, (whole, how) => {
        const hex = streamed([whole]).toString('hex');
        expect(streamed(cutUp(whole, how)).toString('hex')).toBe(hex);
      }),
      { numRuns: 400 },
    );
  });

  it('gives as a stream what it gives of the text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(noisy, cutting, (text, how) => {
        const whole = Buffer.from(text);
        expect(streamed(cutUp(whole, how)).toString()).toBe(redactor.redact(whole.toString()));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves what it gave as it is where nothing was encoded', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(textOf(plain), (text) => {
        const once = redactor.redact(text);
        expect(redactor.redact(once)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });
});
