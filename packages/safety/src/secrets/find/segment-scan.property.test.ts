import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNaively } from '../../../test/secrets/find-naively.ts';
import type { RedactionRule } from '../rules/redaction-rule.ts';
import { JoinedLines } from '../formatting/joined-lines.ts';
import { RedactionStream } from '../stream/redaction-stream.ts';
import { compileRules } from './compile-rules.ts';
import { createEngine } from './create-engine.ts';
import type { Detector } from './detector.ts';
import { findAttempts } from './find-attempts.ts';
import { TextScan } from './text-scan.ts';

configureProperties();

const base = { category: 'secret', severity: 'high' } as const;
// Small rules of every kind, so that generated texts often come near them.
const rules: readonly RedactionRule[] = [
  {
    ...base,
    id: 'fixed',
    keywords: ['kk_'],
    pattern: /(?<![a-z])kk_[a-z]{4}(?![a-z0-9])/uy,
    maxLength: 7,
  },
  {
    ...base,
    id: 'long',
    keywords: ['ab-', 'abc-'],
    pattern: /abc?-[a-z0-9]{3,12}/iuy,
    maxLength: 16,
    continues: /[a-z0-9]/iu,
  },
  {
    ...base,
    id: 'longer',
    keywords: ['bc'],
    pattern: /bc[^\s]{2,9}/uy,
    maxLength: 20,
    continues: /[^\s]/u,
  },
  {
    ...base,
    id: 'grouped',
    keywords: ['key'],
    pattern: /key\s{0,2}[=:]\s{0,2}(?<secret>[^\s\]]{3,20})/iuy,
    maxLength: 27,
  },
  {
    ...base,
    id: 'mail',
    keywords: ['@'.repeat(2)],
    lead: { character: /[a-z.ä]/u, max: 6 },
    pattern: /[a-z.ä]{1,6}@@[a-z]{2,6}/uy,
    maxLength: 14,
  },
  {
    ...base,
    id: 'number',
    category: 'pii',
    keywords: [],
    minDigits: 4,
    pattern: /(?<!\d)\d(?:[ -]?\d){3,7}(?![\da-f])/uy,
    maxLength: 15,
  },
  {
    ...base,
    id: 'mixed',
    keywords: ['zz', 'kk_'],
    minDigits: 6,
    pattern: /(?:zz|kk_|\d{6})[a-z]{2}/iuy,
    maxLength: 8,
    minEntropy: 1.2,
  },
];
const engine = createEngine(compileRules(rules));

const piece = fc.oneof(
  fc.constantFrom(
    'kk_',
    'abcd',
    'ab-',
    'ABC-',
    'bc',
    'key',
    'Key = ',
    '=',
    ':',
    '@@',
    'ä',
    '😀',
    '\ud83d',
    '\udc00',
  ),
  fc.constantFrom(
    '1',
    '12',
    '1234 5678',
    '-',
    ' ',
    '\n',
    'zz',
    'f',
    '[',
    ']',
    '[REDACTED:fixed]',
    '[REDACTED:',
    '[EMAIL#',
  ),
  fc.constantFrom('[EMAIL#a1b2]', 'a1b2]', 'kk_abcd', 'abcdefghijklmnopqrstuvwxyz', 'x'),
);
const noisy = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

const needle: Detector = {
  maxLength: 9,
  find: (text, from, to) =>
    [...text.matchAll(/(?=(x1|fx[a-z]{0,7}))/gu)]
      .map(({ index, 1: found = '' }) => ({
        rule: 'needle',
        category: 'secret' as const,
        start: index,
        end: index + found.length,
      }))
      .filter(({ start }) => start >= from && start < to),
};

function redact(text: string, used = engine): string {
  let redacted = '';
  const scan = new TextScan(used, {
    keep: (kept) => {
      redacted += kept;
    },
    hide: ({ rule }) => {
      redacted += `[REDACTED:${rule}]`;
    },
  });
  scan.end(text);
  return redacted;
}

function redactInPieces(bytes: Uint8Array, cuts: readonly number[], used = engine): Uint8Array {
  const stream = new RedactionStream((sink) => new TextScan(used, sink), {
    replacement: ({ rule }) => `[REDACTED:${rule}]`,
    lines: new JoinedLines((line) => line),
  });
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const parts = [0, ...places].map((from, index) =>
    stream.push(bytes.subarray(from, places[index])),
  );
  return Buffer.concat([...parts, stream.end()]);
}

describe('findAttempts', () => {
  it('finds what the plain reading of the rules finds', () => {
    fc.assert(
      fc.property(noisy, (text) => {
        expect(findAttempts(text, compileRules(rules))).toEqual(
          findNaively(text, rules).toSorted(
            (left, right) => left.start - right.start || (left.rule < right.rule ? -1 : 1),
          ),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('TextScan', () => {
  it.each([
    ['rules', engine],
    ['rules and a detector', createEngine(compileRules(rules), [needle])],
  ])('hides at once, with %s, all that a second look would hide', (_, used) => {
    fc.assert(
      fc.property(noisy, (text) => {
        const once = redact(text, used);
        expect(redact(once, used)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hides everything that the plain reading of the rules finds in a text without placeholders', () => {
    fc.assert(
      fc.property(noisy, (text) => {
        fc.pre(!/\[REDACTED|#/u.test(text));
        const covered: boolean[] = [];
        const hide = (start: number, end: number): void => {
          for (let at = start; at < end; at += 1) covered[at] = true;
        };
        const scan = new TextScan(engine, {
          keep: () => undefined,
          hide: (_, { start, end }) => {
            hide(start, end);
          },
        });
        scan.end(text);
        for (const { start, end } of findNaively(text, rules))
          for (let at = start; at < end; at += 1)
            expect(covered[at], `${text} at ${String(at)}`).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['rules', engine],
    ['rules and a detector', createEngine(compileRules(rules), [needle])],
  ])('gives, with %s, the same however the bytes are cut', (_, used) => {
    const cuts = fc.oneof(
      fc.array(fc.nat(400), { maxLength: 8 }),
      fc.constant([...Array(400).keys()]),
    );
    fc.assert(
      fc.property(noisy, cuts, (text, places) => {
        const bytes = Buffer.from(text, 'utf8');
        const whole = redact(bytes.toString('utf8'), used);
        expect(Buffer.from(redactInPieces(bytes, places, used)).toString('utf8')).toBe(whole);
      }),
      { numRuns: 3_000 },
    );
  });

  it('passes bytes that are no UTF-8, and gives the same however they are cut', () => {
    const bytes = fc
      .array(
        fc.oneof(
          fc.uint8Array({ maxLength: 5 }),
          noisy.map((text) => Buffer.from(text)),
        ),
        { maxLength: 4 },
      )
      .map((parts) => Buffer.concat(parts));
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(400), { maxLength: 8 }), (value, places) => {
        const whole = redactInPieces(value, []);
        expect(Buffer.from(redactInPieces(value, places)).equals(whole)).toBe(true);
        const none = createEngine(compileRules([]));
        expect(Buffer.from(redactInPieces(value, places, none)).equals(value)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
