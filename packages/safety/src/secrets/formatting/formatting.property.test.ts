import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../create-redactor.ts';
import { readFormatting, undecided } from './read-formatting.ts';

configureProperties();

const sequence = fc.constantFrom(
  ...['\u001b[32m', '\u001b[0m', '\u001b[m', '\u001b[38;2;1;2;3m', '\u009b1m', '\u001b(B'],
  ...['\u001b]8;;', '\u0007', '\u001b\\', '\\u001b[31m', '\\x1b[1m', '\\033[0m'],
  ...['\\e[4m', '\u200b', '\u2060', '\ufeff', '\u00ad'],
);
const secret = `ghp_${'16C7e42F292c6912E7'.repeat(2)}`;
const plain = fc.constantFrom('info', ' ', '\n', 'at 12:00', '"', '\\', '\u001b', 'C:\\x', '\t');
const words = fc.array(fc.oneof(plain, sequence), { maxLength: 8 }).map((parts) => parts.join(''));
const redactor = createRedactor();

function redactInPieces(text: string, cuts: readonly number[]): string {
  const bytes = Buffer.from(text);
  const stream = redactor.openStream();
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const parts = [0, ...places].map((from, index) =>
    stream.push(bytes.subarray(from, places[index])),
  );
  return Buffer.concat([...parts, stream.end()]).toString();
}

describe('createRedactor', () => {
  it('finds a secret wherever formatting begins or ends in it or beside it', () => {
    const cut = fc.integer({ min: 0, max: secret.length });
    fc.assert(
      fc.property(words, fc.array(fc.tuple(cut, sequence), { maxLength: 3 }), (before, marks) => {
        const places = marks.toSorted(([one], [other]) => other - one);
        const text = places.reduce(
          (whole, [place, mark]) => whole.slice(0, place) + mark + whole.slice(place),
          secret,
        );
        const redacted = redactor.redact(`${before} ${text} end`);
        expect(redacted).toContain('[REDACTED:');
        expect(redacted).not.toMatch(/16C7|F292|6912/u);
      }),
    );
  });

  it('changes nothing of a text with formatting that holds no secret', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(redactor.redact(text)).toBe(text);
        expect(redactor.find(text)).toEqual([]);
      }),
    );
  });

  it('gives the same for a text with formatting however it is cut, and a second look finds nothing', () => {
    const pieces = fc.array(fc.oneof(plain, sequence, fc.constant(secret), fc.constant('a@b.de')), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(400), { maxLength: 6 }), (parts, cuts) => {
        const text = parts.join('');
        const whole = redactor.redact(text);
        expect(redactInPieces(text, cuts)).toBe(whole);
        expect(redactor.redact(whole)).toBe(whole);
      }),
    );
  });

  it('finds a secret in the target and in the name of a link', () => {
    const link = (target: string, name: string): string =>
      `\u001b]8;;${target}\u001b\\${name}\u001b]8;;\u001b\\`;
    const redacted = redactor.redact(link('https://joe:pa55w0rdX9z@host.selfware.dev/', 'here'));
    expect(redacted).toMatch(/\[REDACTED:[a-z-]+\]/u);
    expect(redacted).not.toContain('pa55w0rdX9z');
    expect(redactor.redact(link('file:///x', secret))).toBe(
      link('file:///x', '[REDACTED:github-token]'),
    );
  });

  it('tells where in the text itself a secret stands', () => {
    fc.assert(
      fc.property(words, sequence, (before, mark) => {
        const text = `${before} ${mark}${secret.slice(0, 9)}${mark}${secret.slice(9)}${mark} end`;
        const [found] = redactor.find(text);
        const hidden = text.slice(found?.start, found?.end);
        expect(hidden.replaceAll(mark, '')).toBe(secret);
      }),
    );
  });
});

describe('readFormatting', () => {
  it('needs no more text than the sequence has, and asks for more where it is cut', () => {
    fc.assert(
      fc.property(sequence, fc.string(), (mark, after) => {
        expect(readFormatting(mark + after, 0, true)).toBe(mark.length);
        for (let length = 1; length < mark.length; length += 1)
          expect([undecided, length]).toContain(readFormatting(mark.slice(0, length), 0, false));
      }),
    );
  });

  it.each([
    ...['\\n', 'C:\\users', '\\e', '\\event', '\\u0041', '\u001b', `\u001b[${'1'.repeat(70)}m`],
    ...['\u001b%', '\u001b('],
  ])('takes %j for what it is', (text) => {
    expect(readFormatting(text, 0, true)).toBe(0);
  });
});
