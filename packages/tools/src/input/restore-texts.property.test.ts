import { parseJson } from '@selfware/contracts';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreTexts } from './restore-texts.ts';

configureProperties();

describe('restoreTexts', () => {
  it('changes texts alone, wherever they stand', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const parsed = parseJson(text, { maxLength: 1_000_000, maxDepth: 1_000 });
        if (!parsed.ok) throw new Error(parsed.failure.message);
        const marked = restoreTexts(parsed.value, (inner) => `<${inner}>`);
        expect(restoreTexts(marked, (inner) => inner.slice(1, -1))).toEqual(parsed.value);
      }),
    );
  });

  it('restores a text that JSON would escape', () => {
    const restore = (text: string): string => text.replaceAll('[NAME#0123abcd]', 'a "b"\n');
    expect(restoreTexts({ '[NAME#0123abcd]': ['to [NAME#0123abcd]', 1] }, restore)).toEqual({
      '[NAME#0123abcd]': ['to a "b"\n', 1],
    });
  });
});
