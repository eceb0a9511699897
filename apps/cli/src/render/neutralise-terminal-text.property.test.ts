import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { isHarmless } from '../../test/support/is-harmless.ts';
import { neutraliseTerminalLine, neutraliseTerminalText } from './neutralise-terminal-text.ts';

configureProperties();

const hostile = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\u001b', '\r', '\n', '\t', '\u009b', '\u202e', '\u2066', '\u{e0041}', 'a'),
    fc.string({ unit: 'grapheme', maxLength: 2 }),
  ),
});

describe('neutraliseTerminalText', () => {
  it('lets no control, bidi or hidden character through', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(isHarmless(neutraliseTerminalText(text))).toBe(true);
      }),
    );
  });

  it('gives the same for a text and for its pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (pieces) => {
        expect(pieces.map(neutraliseTerminalText).join('')).toBe(
          neutraliseTerminalText(pieces.join('')),
        );
      }),
    );
  });
});

describe('neutraliseTerminalLine', () => {
  it('never breaks the line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = neutraliseTerminalLine(text);
        expect(isHarmless(line)).toBe(true);
        expect(line).not.toMatch(/[\n\t]/u);
      }),
    );
  });
});
