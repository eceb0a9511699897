import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

configureProperties();

const limits = { maxLength: 1_000_000, maxDepth: 100 };

/** What the engine itself says; undefined when the text is not JSON. */
function parseByEngine(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

const hostileKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a', '');

/** JSON texts with many names that mean something to an object. */
const hostileJson = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom('1', '-0', 'null', '"x"', '1e400'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(hostileKey, tie('value')), { maxLength: 3 })
      .map((entries) => `{${entries.map(([key, item]) => `"${key}":${item}`).join(',')}}`),
  ),
})).value;

describe('parseJson', () => {
  it('gives what JSON.parse gives for any JSON within its bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), hostileJson), (text) => {
        const result = parseJson(text, limits);
        expect(result.ok && JSON.stringify(result.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('accepts a text exactly when JSON.parse does, and never throws', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '1',
      'null',
      ' ',
      '"a"',
    );
    const almost = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.oneof(
          almost.map((parts) => parts.join('')),
          fc.json(),
        ),
        (text) => {
          expect(parseJson(text, limits).ok).toBe(parseByEngine(text) !== undefined);
        },
      ),
    );
  });

  it('accepts nesting up to its bound and refuses one level more', () => {
    const shells = fc.array(fc.constantFrom(['[', ']'], ['{"a":', '}']), { maxLength: 60 });
    fc.assert(
      fc.property(shells, fc.integer({ min: 0, max: 60 }), (around, maxDepth) => {
        const text = around.reduce((inner, [open, close]) => `${open}${inner}${close}`, '1');
        expect(parseJson(text, { ...limits, maxDepth }).ok).toBe(around.length <= maxDepth);
      }),
    );
  });

  it('accepts a text up to its bound and refuses one character more', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text, { ...limits, maxLength: text.length }).ok).toBe(true);
        const failure = parseJson(text, { ...limits, maxLength: text.length - 1 });
        expect(failure).toMatchObject({ ok: false, failure: { code: 'json-too-long' } });
      }),
    );
  });

  it('keeps __proto__ as an ordinary own key and pollutes no prototype', () => {
    const names = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(hostileJson, (inner) => {
        const result = parseJson(`{"__proto__":${inner}}`, limits);
        const value: unknown = result.ok ? result.value : undefined;
        expect(Object.getPrototypeOf(value)).toBeNull();
        expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
      }),
    );
  });
});
