import { describe, expect, it } from 'vitest';
import { clipText } from './clip-text.ts';
import { oneLine } from './one-line.ts';

describe('clipText', () => {
  it('gives a text back that fits', () => {
    expect(clipText('é!', 3)).toEqual({ text: 'é!', totalBytes: 3, clipped: false });
  });

  it('keeps both ends and tells how much is left out', () => {
    const { text, totalBytes, clipped } = clipText(`start${'.'.repeat(1_000)}end`, 100);
    expect(text).toMatch(/^start\.+\n\[968 of 1008 bytes left out\]\n\.+end$/);
    expect({ totalBytes, clipped }).toEqual({ totalBytes: 1_008, clipped: true });
  });

  it('counts what is left out of the whole where the text is a part of it', () => {
    const { text, totalBytes } = clipText('.'.repeat(1_000), 100, 50_000);
    expect(text).toContain('\n[49960 of 50000 bytes left out]\n');
    expect(totalBytes).toBe(1_000);
  });

  it('keeps nothing but the line within a bound that is too small', () => {
    expect(clipText('x'.repeat(200), 10).text).toBe('\n[200 of 200 bytes left out]\n');
  });
});

describe('oneLine', () => {
  it('joins lines and cuts between characters', () => {
    expect(oneLine('a\n  b\tc')).toBe('a b c');
    expect(oneLine(`${'x'.repeat(8)}😀y`, 10)).toBe(`${'x'.repeat(8)}…`);
  });
});
