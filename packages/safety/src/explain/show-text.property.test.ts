import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHiddenCharacter } from '../text/find-hidden-character.ts';
import { showText } from './show-text.ts';

configureProperties();

describe('showText', () => {
  it('hides nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = showText(text);
        expect(findHiddenCharacter(shown.text)).toBeUndefined();
        expect(shown.text.length).toBeGreaterThanOrEqual(text.length);
        if (shown.warnings.length === 0) expect(shown.text).toBe(text);
      }),
    );
  });

  it('leaves printable ASCII alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(showText(text)).toEqual({ text, warnings: [] });
      }),
    );
  });
});
