import { describe, expect, it } from 'vitest';
import { splitEnvString } from './split-env-string.ts';

const split = (text: string): readonly string[] =>
  splitEnvString(text).map((word) => (word.kind === 'literal' ? word.text : `${word.prefix}?`));

describe('splitEnvString', () => {
  it.each<readonly [string, readonly string[]]>([
    ['', []],
    ['  a  b\tc\n', ['a', 'b', 'c']],
    ['a "b c" d', ['a', 'b c', 'd']],
    ["a 'b \\' c\\\\' ''", ['a', "b ' c\\", '']],
    ['a"b"\'c\'', ['abc']],
    ['a\\_b', ['a', 'b']],
    ['"a\\_b"', ['a b']],
    ['a\\nb\\tc', ['a\nb\tc']],
    ['a \\c b', ['a']],
    ['a # b', ['a']],
    ['a#b', ['a#b']],
    ['a ${X} b', ['a', '?', 'b']],
    ['pre${X}post', ['pre?']],
    ["'${X}'", ['${X}']],
    ['${X', ['?']],
    ['a\\q', ['a\\q']],
  ])('splits %j into %j', (text, words) => {
    expect(split(text)).toEqual(words);
  });
});
