import { describe, expect, it } from 'vitest';
import { readInputWords } from './read-input-words.ts';

describe('readInputWords', () => {
  it('splits at blanks and newlines, and reads quotes and backslashes', () => {
    const read = (input: string) => readInputWords(input, { isByLine: false });
    expect(read(' a  b\nc\t"d e" \'f g\' h\\ i ')).toEqual(['a', 'b', 'c', 'd e', 'f g', 'h i']);
    expect(read('')).toEqual([]);
    expect(read('"a')).toBeUndefined();
    expect(read("a 'b\n")).toBeUndefined();
  });

  it('takes each line as one word where each is put into a place', () => {
    const read = (input: string) => readInputWords(input, { isByLine: true });
    expect(read('  a b\n\nc "d"\n')).toEqual(['a b', 'c d']);
  });

  it('takes everything between separators as it is', () => {
    const read = (input: string) => readInputWords(input, { isByLine: false, separator: '\0' });
    expect(read('a b\0"c\0')).toEqual(['a b', '"c']);
    expect(read('a\0b')).toEqual(['a', 'b']);
  });
});
