import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnownValues } from './create-known-values.ts';

configureProperties();

const secret = fc.oneof(
  fc.string({ unit: 'binary', minLength: 6, maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...Array.from(`ab%&'"<>+/\\ \n$=\`é€🔑`)),
    minLength: 6,
    maxLength: 20,
  }),
);
const around = fc.string({ unit: fc.constantFrom(...Array.from('xyz ,;.=')), maxLength: 20 });
const choices = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });

/** One spelling of each character: plain where it may be and `chosen` says no, else escaped. */
type Escape = (character: string, turn: number) => string;

function escapeSome(
  value: string,
  chosen: readonly boolean[],
  must: RegExp,
  escape: Escape,
): string {
  return Array.from(value)
    .map((character, at) =>
      must.test(character) || chosen[at % chosen.length] ? escape(character, at) : character,
    )
    .join('');
}

function hexOf(code: number, length: number, upper: boolean): string {
  const digits = code.toString(16).padStart(length, '0');
  return upper ? digits.toUpperCase() : digits;
}

function units(character: string): number[] {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
}

const percent: Escape = (character, turn) =>
  [...Buffer.from(character)].map((byte) => `%${hexOf(byte, 2, turn % 2 === 0)}`).join('');
const json: Escape = (character, turn) => {
  if (turn % 3 !== 0 && /["\\/]/u.test(character)) return `\\${character}`;
  if (turn % 3 !== 0 && character === '\n') return String.raw`\n`;
  return units(character)
    .map((unit) => String.raw`\u${hexOf(unit, 4, turn % 2 === 0)}`)
    .join('');
};
const html: Escape = (character, turn) => {
  const code = character.codePointAt(0) ?? 0;
  const name = new Map([
    ['&', 'amp'],
    ['<', 'lt'],
    ['>', 'gt'],
    ['"', 'quot'],
    ["'", 'apos'],
  ]).get(character);
  if (name !== undefined && turn % 3 !== 0) return `&${name};`;
  return turn % 2 === 0 ? `&#${String(code)};` : `&#x${code.toString(16)};`;
};
const shell: Escape = (character) => `\\${character}`;
const dollar: Escape = (character, turn) =>
  [...Buffer.from(character)]
    .map((byte) =>
      turn % 2 === 0 ? `\\x${hexOf(byte, 2, false)}` : `\\${byte.toString(8).padStart(3, '0')}`,
    )
    .join('');
const single: Escape = (character, turn) =>
  (turn % 2 === 0 ? `'\\''` : `'"'"'`).replace('X', character);

const escapes: Record<string, (value: string, chosen: readonly boolean[]) => string> = {
  percent: (value, chosen) => escapeSome(value, chosen, /[%+]/u, percent),
  form: (value, chosen) => escapeSome(value, chosen, /[%+]/u, percent).replaceAll(' ', '+'),
  json: (value, chosen) => escapeSome(value, chosen, /["\\\p{Cc}]/u, json),
  html: (value, chosen) => escapeSome(value, chosen, /[&<>]/u, html),
  shell: (value, chosen) => escapeSome(value, chosen, /[\\'"$` ]/u, shell),
  dollar: (value, chosen) => escapeSome(value, chosen, /[\\']/u, dollar),
  double: (value) => escapeSome(value, [false], /[\\"$`]/u, shell),
  single: (value) => escapeSome(value, [false], /'/u, single),
};

function expectHidden(value: string, text: string, start: number, end: number): void {
  const found = createKnownValues([value]).detector().find(text, 0, text.length);
  const covering = found.filter((at) => at.start <= start && at.end >= end);
  expect(covering, JSON.stringify(text.slice(start, end))).not.toEqual([]);
}

describe('createKnownValues', () => {
  it.each(Object.entries(escapes))(
    'finds a value with any of its characters escaped: %s',
    (_, spell) => {
      fc.assert(
        fc.property(secret, choices, around, around, (value, chosen, before, after) => {
          const spelled = spell(value, chosen);
          expectHidden(
            value,
            before + spelled + after,
            before.length,
            before.length + spelled.length,
          );
        }),
      );
    },
  );

  it('finds a value as it is, in hex and in hex with separators', () => {
    fc.assert(
      fc.property(
        secret,
        around,
        fc.constantFrom('', ':', ' ', '\\x'),
        fc.boolean(),
        (value, before, separator, upper) => {
          const pairs = [...Buffer.from(value)].map((byte) => hexOf(byte, 2, upper));
          const spelled =
            separator === '\\x' ? `\\x${pairs.join(separator)}` : pairs.join(separator);
          expectHidden(
            value,
            `${before}|${value}|`,
            before.length + 1,
            before.length + 1 + value.length,
          );
          expectHidden(
            value,
            `${before}|${spelled}|`,
            before.length + 1,
            before.length + 1 + spelled.length,
          );
        },
      ),
    );
  });

  it('finds a value in base64 of either alphabet at every alignment, wrapped or not', () => {
    fc.assert(
      fc.property(
        secret,
        fc.uint8Array({ maxLength: 90 }),
        fc.uint8Array({ maxLength: 9 }),
        fc.constantFrom<BufferEncoding>('base64', 'base64url'),
        fc.constantFrom(0, 64, 76),
        (value, before, after, encoding, width) => {
          const bytes = Buffer.from(value);
          const run = Buffer.concat([before, bytes, after]).toString(encoding);
          const wrap = (digits: string): string =>
            width === 0
              ? digits
              : digits.replaceAll(new RegExp(`.{${String(width)}}(?=.)`, 'gu'), '$&\r\n');
          const start = Math.floor((before.length * 8) / 6);
          const end = Math.ceil(((before.length + bytes.length) * 8) / 6);
          const breaks = (at: number): number =>
            width === 0 ? at : at + Math.floor(at / width) * 2;
          expectHidden(value, wrap(run), breaks(start), breaks(end - 1) + 1);
        },
      ),
    );
  });

  it.each(Object.entries(escapes))(
    'finds a value escaped inside of base64, and base64 with escapes: %s',
    (name, spell) => {
      fc.assert(
        fc.property(secret, choices, (value, chosen) => {
          const inner = Buffer.from(`>${spell(value, chosen)}<`).toString('base64');
          const { length } = inner.replaceAll('=', '');
          expectHidden(value, ` ${inner} `, 3, length - 2);
          const outer = (escapes['percent'] ?? spell)(
            Buffer.from(value).toString('base64'),
            chosen,
          );
          expectHidden(value, name === 'percent' ? outer : `x ${outer}`, 6, outer.length - 3);
        }),
      );
    },
  );

  it('leaves a text without the value alone', () => {
    fc.assert(
      fc.property(
        secret,
        fc.string({ unit: fc.constantFrom(...Array.from(`0123456789 %\\&'"x;u`)), maxLength: 300 }),
        (value, text) => {
          fc.pre(/[a-tv-wyz]/u.test(value));
          expect(createKnownValues([value]).detector().find(text, 0, text.length)).toEqual([]);
        },
      ),
    );
  });

  it('finds the same whatever the text holds further away than it says', () => {
    fc.assert(
      fc.property(
        secret,
        choices,
        fc.constantFrom(...Object.values(escapes)),
        fc.string({ maxLength: 50 }),
        fc.string({ maxLength: 50 }),
        (value, chosen, spell, left, right) => {
          const detector = createKnownValues([value]).detector();
          const gap = '. '.repeat(detector.maxLength / 2 + 1);
          const middle = gap + spell(value, chosen) + gap;
          const at = left.length;
          const alone = detector.find(middle, 0, middle.length);
          const within = detector.find(left + middle + right, at, at + middle.length);
          expect(within.map(({ start, end }) => [start - at, end - at])).toEqual(
            alone.map(({ start, end }) => [start, end]),
          );
        },
      ),
    );
  });

  it('finds the same in two halves as in the whole, behind any number of backslashes', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 200 }).map((count) => '\\'.repeat(count)),
        fc.integer({ min: 0, max: 600 }).map((count) => '.'.repeat(count)),
        fc
          .constantFrom(...Object.values(escapes))
          .map((spell) => spell(String.raw`n-s\e"c 9'x`, [true, false])),
      ),
      { maxLength: 8 },
    );
    const detector = createKnownValues([String.raw`n-s\e"c 9'x`]).detector();
    fc.assert(
      fc.property(pieces, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const text = parts.join('');
        const cut = Math.floor(text.length * share);
        const halves = [...detector.find(text, 0, cut), ...detector.find(text, cut, text.length)];
        expect(halves).toEqual(detector.find(text, 0, text.length));
      }),
    );
  });
});
