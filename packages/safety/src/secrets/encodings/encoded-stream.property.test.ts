import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../create-redactor.ts';

configureProperties();

// Put together here, so that no scanner takes this file for a leak.
const token = ['gh', 'p_', 'q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U'].join('');
const plain = `key ${token} end`;
const escaped = (text: string, spell: (code: number) => string): string =>
  text.replaceAll(/[^]/gu, (letter) => spell(letter.charCodeAt(0)));
const hexOf = (code: number): string => code.toString(16).padStart(2, '0');

const encodings: readonly ((text: string) => string)[] = [
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => escaped(text, (code) => `%${hexOf(code)}`),
  (text) => escaped(text, (code) => `\\u00${hexOf(code)}`),
  (text) => escaped(text, (code) => `\\x${hexOf(code)}`),
  (text) => escaped(text, (code) => `&#${String(code)};`),
];
const encoded = fc
  .array(fc.constantFrom(...encodings), { minLength: 1, maxLength: 2 })
  .map((chain) => chain.reduce((text, encode) => encode(text), plain));
const piece = fc.oneof(
  encoded,
  fc.constantFrom('\n', ' ', 'a line of text\n', 'x'.repeat(300), '%20', '\\n', token, 'word '),
);
// What is found only where nothing of an encoded secret stands beside it.
const beside = fc.oneof(
  piece,
  fc.constantFrom(
    '8.8.4.4',
    '-----8.8.4.4/24',
    'a',
    '%',
    '0',
    'ab@cd.example.org',
    'cd.org',
    '=',
    '/',
    '\\',
  ),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

describe('createRedactor and encodings', () => {
  it('hides what is encoded once or twice, and nothing of the text around it', () => {
    const { redact, find } = createRedactor();
    fc.assert(
      fc.property(encoded, (secret) => {
        const redacted = redact(`before\n${secret}\n(after)`);
        expect(find(secret).length).toBeGreaterThan(0);
        expect(redacted).toMatch(/^before\n[^]*\[REDACTED:[^]*\n\(after\)$/u);
        expect(redacted).not.toContain(secret.slice(8, -8));
      }),
    );
  });

  it('gives the same however the bytes are cut', () => {
    const { redact, openStream } = createRedactor();
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 6 }), (whole, cuts) => {
        const stream = openStream();
        const bytes = Buffer.from(whole);
        const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort(
          (a, b) => a - b,
        );
        const parts = [0, ...places].map((from, at) =>
          stream.push(bytes.subarray(from, places[at])),
        );
        expect(Buffer.concat([...parts, stream.end()]).toString()).toBe(redact(whole));
      }),
    );
  });

  it('gives the same where a long word stands between two that are escaped', () => {
    const { redact, openStream } = createRedactor();
    const secret = 'key ghp_q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U end';
    const code = (letter: string): string => letter.charCodeAt(0).toString(16);
    const first = btoa(secret).replaceAll(/[^]/gu, (letter) => `\\x${code(letter)}`);
    const second = secret.replaceAll(/[^]/gu, (letter) => `\\u00${code(letter)}`);
    for (const length of [200, 300, 330, 600, 4_000, 5_000]) {
      const whole = `${first}${'x'.repeat(length)}\n\na line of text\n${second}`;
      const stream = openStream();
      const pushed = stream.push(Buffer.from(whole));
      expect(Buffer.concat([pushed, stream.end()]).toString()).toBe(redact(whole));
    }
  });

  it('gives the same when it redacts twice what stands beside encoded secrets', () => {
    const { redact } = createRedactor();
    const texts = fc.array(beside, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (whole) => {
        const once = redact(whole);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('hides an encoded secret that stands right behind another', () => {
    const [base64 = String, , , , unicode = String] = encodings;
    const { redact } = createRedactor();
    expect(redact(base64(unicode(plain)) + unicode(token))).toBe(
      '[REDACTED:github-token][REDACTED:github-token]',
    );
  });

  it('leaves what is encoded and no secret', () => {
    const { redact } = createRedactor();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 400 }), (bytes) => {
        const image = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
        expect(redact(image)).toBe(image);
      }),
    );
  });

  it('gives lines of a stream as soon as they end', () => {
    const { openStream } = createRedactor();
    const stream = openStream();
    expect(Buffer.from(stream.push(Buffer.from('one line\nand ano'))).toString()).toBe(
      'one line\n',
    );
  });
});
