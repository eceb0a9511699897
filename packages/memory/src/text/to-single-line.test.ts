import { describe, expect, it } from 'vitest';
import { toSingleLine } from './to-single-line.ts';

describe('toSingleLine', () => {
  it('leaves an ordinary line as it is', () => {
    expect(toSingleLine('fix the parser', 14)).toBe('fix the parser');
  });

  it('turns line breaks, escapes and bidirectional controls into spaces', () => {
    expect(toSingleLine('a\r\nb\u2028c\u001b[31md\u202ee\u0000', 100)).toBe('a b c [31md e');
  });

  it('ends a cut text with an ellipsis and never with half a character', () => {
    expect(toSingleLine('abcdef', 4)).toBe('abc…');
    expect(toSingleLine('ab😀def', 4)).toBe('ab…');
    expect(toSingleLine('abc', 1)).toBe('…');
  });

  it('is empty when there is no room', () => {
    expect(toSingleLine('abc', 0)).toBe('');
    expect(toSingleLine('abc', -5)).toBe('');
  });

  it('replaces lone surrogates', () => {
    expect(toSingleLine('a\ud800b', 10)).toBe('a\ufffdb');
  });
});
