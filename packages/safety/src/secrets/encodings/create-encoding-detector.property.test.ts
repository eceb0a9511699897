import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectedSpan } from '../find/detector.ts';
import { createEncodingDetector } from './create-encoding-detector.ts';

configureProperties();

const rule = /zqx_[A-Za-z0-9]{16}/gu;

function findRule(text: string): readonly DetectedSpan[] {
  return [...text.matchAll(rule)].map(({ index, 0: { length } }) => ({
    rule: 'zqx-token',
    category: 'secret',
    start: index,
    end: index + length,
  }));
}

const detector = createEncodingDetector({ find: findRule });
const digits = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
const token = fc
  .string({ unit: fc.constantFrom(...digits), minLength: 16, maxLength: 16 })
  .map((body) => `zqx_${body}`);
const prose = fc.string({ unit: fc.constantFrom(...Array.from('abc xyz,.:\n')), maxLength: 60 });

function everyByte(spell: (hex: string) => string): (text: string) => string {
  return (text) =>
    Array.from(Buffer.from(text), (byte) => spell(byte.toString(16).padStart(2, '0'))).join('');
}

const encodings: Record<string, (text: string) => string> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  HEX: (text) => Buffer.from(text).toString('hex').toUpperCase(),
  percent: everyByte((hex) => `%${hex}`),
  unicode: everyByte((hex) => String.raw`\u00${hex}`),
  bytes: everyByte((hex) => String.raw`\x${hex}`),
  references: everyByte((hex) => `&#x${hex};`),
  decimals: everyByte((hex) => `&#${String(Number.parseInt(hex, 16))};`),
  'quoted-printable': everyByte((hex) => `=${hex.toUpperCase()}`),
};

describe('createEncodingDetector', () => {
  it('finds a secret that was encoded once to three times', () => {
    const kinds = fc.array(fc.constantFrom(...Object.keys(encodings)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(token, prose, prose, kinds, (value, before, after, names) => {
        const encoded = names.reduce((text, name) => encodings[name]?.(text) ?? text, value);
        const text = `${before} ${encoded} ${after}`;
        const start = before.length + 1;
        const found = detector.find(text, 0, text.length);
        const covering = found.filter(
          (at) => at.start <= start && at.end >= start + encoded.replace(/=+$/u, '').length,
        );
        expect(covering, names.join()).not.toEqual([]);
        expect(covering.map((at) => at.rule)).toContain('zqx-token');
      }),
    );
  });

  it('finds a secret inside of a text that was encoded whole', () => {
    fc.assert(
      fc.property(
        token,
        prose,
        prose,
        fc.constantFrom(...Object.keys(encodings)),
        (value, before, after, name) => {
          const text = encodings[name]?.(`${before}\nkey: ${value}\n${after}`) ?? '';
          expect(detector.find(text, 0, text.length)).not.toEqual([]);
        },
      ),
    );
  });

  it('finds a secret in base64 of many lines', () => {
    fc.assert(
      fc.property(
        token,
        prose,
        prose,
        fc.constantFrom(64, 76),
        fc.constantFrom('\n', '\r\n    '),
        (value, before, after, width, lineBreak) => {
          const run = Buffer.from(`${before}${before} ${value} ${after}`).toString('base64');
          const text = run.replaceAll(
            new RegExp(`.{${String(width)}}(?=.)`, 'gu'),
            `$&${lineBreak}`,
          );
          expect(detector.find(text, 0, text.length)).not.toEqual([]);
        },
      ),
    );
  });

  it('finds nothing in binary content', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2000 }),
        fc.constantFrom<BufferEncoding>('base64', 'base64url', 'hex'),
        (bytes, encoding) => {
          const text = `x ${Buffer.from(bytes).toString(encoding)} y`;
          expect(detector.find(text, 0, text.length)).toEqual([]);
        },
      ),
    );
  });

  it('finds a secret in a run of any length', () => {
    fc.assert(
      fc.property(
        token,
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 0, max: 30_000 }),
        (value, before, after) => {
          const text = Buffer.from(
            `${'word '.repeat(before / 5)}${value} ${'more '.repeat(after / 5)}`,
          ).toString('base64');
          expect(detector.find(text, 0, text.length)).not.toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('finds the same whatever the text holds further away than it says', () => {
    const kind = fc.constantFrom(...Object.keys(encodings));
    fc.assert(
      fc.property(token, kind, prose, prose, (value, name, left, right) => {
        const gap = '. '.repeat(detector.maxLength / 2);
        const middle = gap + (encodings[name]?.(value) ?? '') + gap;
        const text = left + middle + right;
        const alone = detector.find(middle, 0, middle.length);
        const within = detector.find(text, left.length, left.length + middle.length);
        expect(within.map(({ start, end }) => [start - left.length, end - left.length])).toEqual(
          alone.map(({ start, end }) => [start, end]),
        );
      }),
    );
  });
});
