import { createSecretKey } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPseudonyms } from './create-pseudonyms.ts';

configureProperties();

const key = (seed: string) => createSecretKey(Buffer.from(seed.padEnd(32, 'k')));
const hidden = fc.string({ minLength: 1, unit: 'grapheme' });

describe('createPseudonyms', () => {
  it('names one text alike under one key, and otherwise under another', () => {
    fc.assert(
      fc.property(hidden, hidden, (one, other) => {
        const { nameOf } = createPseudonyms(key('a'));
        expect(nameOf('EMAIL', one)).toBe(createPseudonyms(key('a')).nameOf('EMAIL', one));
        expect(nameOf('EMAIL', one)).toMatch(/^\[EMAIL#[0-9a-f]{8}\]$/u);
        expect(nameOf('EMAIL', one)).not.toBe(createPseudonyms(key('b')).nameOf('EMAIL', one));
        fc.pre(one !== other);
        expect(nameOf('EMAIL', one)).not.toBe(nameOf('EMAIL', other));
      }),
    );
  });

  it('puts back exactly what it was told to keep', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hidden, { maxLength: 20 }), fc.array(fc.nat()), (texts, order) => {
        const names = createPseudonyms(key('a'));
        for (const text of texts) names.keep('EMAIL', text);
        const chosen = order.flatMap((at) => texts[at % texts.length] ?? []);
        const written = chosen.map((text) => names.nameOf('EMAIL', text)).join(' and ');
        expect(names.restore(written)).toBe(chosen.join(' and '));
        expect(names.unknown(written)).toEqual([]);
      }),
    );
  });

  it('leaves names alone that it does not know, and tells them', () => {
    const names = createPseudonyms(key('a'), 2);
    for (const text of ['first', 'second', 'third']) names.keep('X', text);
    const [first, second, third] = ['first', 'second', 'third'].map((text) =>
      names.nameOf('X', text),
    );
    const written = `${String(first)} ${String(second)} ${String(third)} [X#00000000] ${String(first)}`;
    expect(names.restore(written)).toBe(
      `${String(first)} second third [X#00000000] ${String(first)}`,
    );
    expect(names.unknown(written)).toEqual([first, '[X#00000000]']);
  });
});
