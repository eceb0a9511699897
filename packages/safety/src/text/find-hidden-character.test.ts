import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHiddenCharacter } from './find-hidden-character.ts';

configureProperties();

describe('findHiddenCharacter', () => {
  it.each([
    ['a\u202Etxt.exe', { index: 1, name: 'U+202E' }],
    ['a\u200Bb', { index: 1, name: 'U+200B' }],
    ['\uFEFFa', { index: 0, name: 'U+FEFF' }],
    ['a\u2066b', { index: 1, name: 'U+2066' }],
    ['a\u00ADb', { index: 1, name: 'U+00AD' }],
    ['a\u00A0b', { index: 1, name: 'U+00A0' }],
    ['a\rb', { index: 1, name: 'U+000D' }],
    ['a\u001B[2K', { index: 1, name: 'U+001B' }],
    ['a\0', { index: 1, name: 'U+0000' }],
    ['a\u0085', { index: 1, name: 'U+0085' }],
    ['a\u2028', { index: 1, name: 'U+2028' }],
    ['a\uD800', { index: 1, name: 'U+D800' }],
    ['a\u{E0041}', { index: 1, name: 'U+E0041' }],
  ])('finds the one in %j', (text, found) => {
    expect(findHiddenCharacter(text)).toEqual(found);
  });

  it.each(['', 'plain', 'tab\tand\nline feed', 'é.md', '日本.ts', 'with space', '😀', 'Ω𝒳'])(
    'finds none in %j',
    (text) => {
      expect(findHiddenCharacter(text)).toBeUndefined();
    },
  );

  it('finds the first, wherever it stands, and nothing in printable ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.string(), (before, after) => {
        expect(findHiddenCharacter(before)).toBeUndefined();
        expect(findHiddenCharacter(`${before}\u202E${after}`)?.index).toBe(before.length);
      }),
    );
  });
});
