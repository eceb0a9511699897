import { describe, expect, it } from 'vitest';
import { pageLines } from './page-lines.ts';

const lines = Array.from({ length: 900 }, (_, index) => `line ${index + 1}\n`).join('');

describe('pageLines', () => {
  it('shows a text that fits exactly as it is', () => {
    expect(pageLines('a\r\nb', { offset: 1, limit: 10, maxBytes: 100 }).text).toBe('a\r\nb');
  });

  it('tells which lines it shows and how to go on', () => {
    const page = pageLines(lines, { offset: 1, limit: 200, maxBytes: 100_000 });
    expect(page).toMatchObject({ shown: 200, total: 900 });
    expect(page.text).toMatch(
      /^line 1\n[^]*\nline 200\n\[Showing lines 1-200 of 900; continue with offset 201\]$/,
    );
  });

  it('does not ask to go on at the end', () => {
    const page = pageLines(lines, { offset: 899, limit: 10, maxBytes: 100_000 });
    expect(page.text).toBe('line 899\nline 900\n[Showing lines 899-900 of 900]');
  });

  it('stops at whole lines when the bytes are used up', () => {
    const page = pageLines(lines, { offset: 1, limit: 200, maxBytes: 16 });
    expect(page.text).toBe('line 1\nline 2\n[Showing lines 1-2 of 900; continue with offset 3]');
  });

  it('cuts a single line that is too long, and says so', () => {
    const page = pageLines(`${'é'.repeat(50)}\nb`, { offset: 1, limit: 5, maxBytes: 9 });
    expect(page.text).toBe(
      'éééé\n[this line is 101 bytes long and was cut]\n[Showing lines 1-1 of 2; continue with offset 2]',
    );
  });

  it('says that a text is empty, and that an offset is beyond it', () => {
    const options = { offset: 5, limit: 5, maxBytes: 9 };
    expect(pageLines('', options).text).toBe('[the file is empty]');
    expect(pageLines('a\n', options).text).toBe('[offset 5 is beyond the last line, 1]');
  });
});
