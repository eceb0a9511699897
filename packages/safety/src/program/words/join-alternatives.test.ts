import { describe, expect, it } from 'vitest';
import { joinAlternatives } from './join-alternatives.ts';
import { literal, literalText, severalWords, unknownWord, type Words } from './word-value.ts';

const list = (...texts: string[]): Words => texts.map(literal);
const texts = (words: Words): string => words.map((word) => literalText(word) ?? '?').join(' ');

describe('joinAlternatives', () => {
  it('is the product of few lists', () => {
    expect(joinAlternatives([]).map(texts)).toEqual(['']);
    const joined = joinAlternatives([
      [list('a')],
      [list('b'), list('c', 'd')],
      [list(), list('e')],
    ]);
    expect(joined.map(texts)).toEqual(['a b', 'a b e', 'a c d', 'a c d e']);
    expect(joinAlternatives([[unknownWord, severalWords].map((word) => [word])])).toHaveLength(2);
  });

  it('goes on with every member where the product is too large, and with words that nobody knows', () => {
    const many = Array.from({ length: 40 }, (_, index) => list(`m${String(index)}`));
    const joined = joinAlternatives([[list('rm'), list('ls')], many, [list('--', '-rf')], many]);
    expect(joined).toHaveLength(4);
    for (const words of joined)
      expect(texts(words)).toMatch(/^(?:rm|ls) m0 .*m39 -rf m0 .*m39(?: \?)?$/u);
    // It would make operands of the options of another list.
    expect(joined.flat().map(literalText)).not.toContain('--');
    expect(joined.filter((words) => words.at(-1) === severalWords)).toHaveLength(2);
  });

  it('does not repeat very many members behind very many beginnings', () => {
    const programs = Array.from({ length: 30 }, (_, index) => list(`p${String(index)}`));
    const many = Array.from({ length: 5_000 }, (_, index) => list(`m${String(index)}`));
    const joined = joinAlternatives([programs, many, [[unknownWord]]]);
    expect(joined.length).toBeLessThan(10);
    expect(joined.at(-1)).toEqual([severalWords]);
    expect(joined[0]).toContain(unknownWord);
  });
});
