import { describe, expect, it } from 'vitest';
import { comparisonOf } from './compare-names.ts';
import { isDenied } from './match-patterns.ts';
import { parsePattern } from './path-pattern.ts';

const exact = [comparisonOf({ caseInsensitive: false, normalises: false })];

function matches(pattern: string, path: string): boolean {
  return isDenied([parsePattern(pattern, exact)], {
    names: path.split('/'),
    isDirectory: false,
    withContents: false,
  });
}

describe('a pattern', () => {
  it.each([
    ['a', 'x/a/y'],
    ['/a', 'a/y'],
    ['./a', 'a'],
    ['a/b', 'a/b'],
    ['a/', 'x/a/y'],
    ['**/a', 'a'],
    ['a/**', 'a/b/c'],
    ['a/**/b', 'a/b'],
    ['a/**/b', 'a/x/y/b'],
    ['a**b', 'axxb'],
    ['?', '\u{1f600}'],
    ['[a-c]', 'b'],
    ['[!a-c]', 'd'],
    ['[^a]', 'b'],
    ['[]]', ']'],
    ['[a-]', '-'],
    ['[\\]]', ']'],
    ['[[:digit:]x]', '7'],
    ['\\*', '*'],
    ['\\!a', '!a'],
    ['\\#a', '#a'],
    ['a\\ ', 'a '],
    ['a  ', 'a'],
  ])('%j matches %j', (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  });

  it.each([
    ['/a', 'x/a'],
    ['a/b', 'x/a/b'],
    ['a/', 'a'],
    ['a/**', 'a'],
    ['a*b', 'a/b'],
    ['?', 'ab'],
    ['[a-c]', 'B'],
    ['[!a-c]', 'a'],
    ['a', 'A'],
    ['[[:digit:]]', 'a'],
  ])('%j does not match %j', (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });
});
