import { describe, expect, it } from 'vitest';
import { replaceText } from './edit-file.ts';

function edit(content: string, oldText: string, newText = 'new', replaceAll = false): string {
  const edited = replaceText(content, { oldText, newText, replaceAll });
  return edited.ok ? edited.value.content : `failed: ${edited.failure.reason}`;
}

describe('replaceText', () => {
  it('replaces a text that occurs exactly once, letter by letter', () => {
    expect(edit('a $& b', '$&', '$1')).toBe('a $1 b');
  });

  it('replaces every occurrence when all are meant', () => {
    expect(edit('a a a', 'a', 'b', true)).toBe('b b b');
  });

  it('names the lines when there are several', () => {
    expect(edit('x\ny\nx\n', 'x')).toBe(
      'failed: old_text occurs 2 times, at lines 1, 3; add lines around it until it is unique, or set replace_all',
    );
  });

  it('counts lines rightly behind matches of several lines', () => {
    expect(edit('a\nb\na\nb\n\na\nb\n', 'a\nb\n')).toContain('at lines 1, 3, 6;');
  });

  it('names no more than ten lines', () => {
    expect(edit('x\n'.repeat(12), 'x')).toContain(
      '12 times, at lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...;',
    );
  });

  it('shows the lines that differ only in white space', () => {
    const content = 'function f() {\n\treturn 1;\n}\n';
    expect(edit(content, 'function f() {\n  return 1;\n}')).toBe(
      `failed: old_text does not occur in the file, but lines 1-3 differ from it only in white space:\n${content.trimEnd()}`,
    );
  });

  it('explains line endings', () => {
    expect(edit('a\r\nb\r\n', 'a\nb')).toContain('the file ends lines with \\r\\n (CRLF)');
    expect(edit('a\nb\n', 'a\r\nb')).toContain(
      'the file ends lines with \\n, old_text with \\r\\n',
    );
  });

  it('asks to read the file when nothing is near', () => {
    expect(edit('a', 'b')).toContain('read the file and copy the text exactly');
    expect(edit('a', '\n\n')).toContain('read the file and copy the text exactly');
  });

  it('refuses an empty text and a change that changes nothing', () => {
    expect(edit('a', '')).toContain('old_text is empty');
    expect(edit('a', 'a', 'a')).toContain('are the same');
  });
});
