import { describe, expect, it } from 'vitest';
import { isLookalike, looksLikeAscii } from './looks-like-ascii.ts';
import { showText } from './show-text.ts';

describe('showText', () => {
  it.each([
    ['a\u202Eb', 'a\\u{202e}b', 'bidi'],
    ['a\u2066b', 'a\\u{2066}b', 'bidi'],
    ['a\u200Bb', 'a\\u{200b}b', 'zero-width'],
    ['a\uFEFFb', 'a\\u{feff}b', 'zero-width'],
    ['a\u00A0b', 'a\\u{a0}b', 'space'],
    ['a\u3000b', 'a\\u{3000}b', 'space'],
    ['a\u001B[2Kb', 'a\\u{1b}[2Kb', 'control'],
    ['a\rb', 'a\\u{d}b', 'control'],
    ['a\u2028b', 'a\\u{2028}b', 'control'],
    ['a\uE000b', 'a\\u{e000}b', 'control'],
    ['a\uD800', 'a\\u{d800}', 'control'],
    ['l\u0455 x', 'l\\u{455} x', 'homoglyph'],
    ['\u2024/ls', '\\u{2024}/ls', 'homoglyph'],
    ['\uFF4Cs', '\\u{ff4c}s', 'homoglyph'],
    ['\u{1D4C1}s', '\\u{1d4c1}s', 'homoglyph'],
    ['rm \u2013rf x', 'rm \\u{2013}rf x', 'homoglyph'],
    ['\uFB01nd .', '\\u{fb01}nd .', 'homoglyph'],
  ])('makes what hides in %j visible', (text, shown, kind) => {
    const { text: all, warnings } = showText(text);
    expect(all).toBe(shown);
    expect(warnings).toMatchObject([{ kind }]);
  });

  it('says where each one stands in the original text', () => {
    expect(showText('😀 l\u0455 \u202E').warnings).toEqual([
      { kind: 'homoglyph', index: 4, name: 'U+0455' },
      { kind: 'bidi', index: 6, name: 'U+202E' },
    ]);
  });

  it.each(['', 'größe.txt', 'Привет, мир', '日本，語.ts', '😀 ok', 'a\n\tb', 'naïve – yes'])(
    'leaves the ordinary text %j as it is',
    (text) => {
      expect(showText(text)).toEqual({ text, warnings: [] });
    },
  );

  it('never cuts', () => {
    const text = 'echo 1234567890\n'.repeat(10_000);
    expect(showText(text).text).toBe(text);
  });
});

describe('looksLikeAscii', () => {
  it('is true for words that pass for ASCII ones only', () => {
    expect(['l\u0455', 'с\u0430t', '\uFF52m'].map(looksLikeAscii)).toEqual([true, true, true]);
    expect(['ls', '', 'größe', 'жук', '日本'].some(looksLikeAscii)).toBe(false);
    expect(isLookalike('s')).toBe(false);
  });
});
