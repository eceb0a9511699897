import { expect, it } from 'vitest';
import { splitAlias } from './split-alias.ts';

it.each([
  ['log --oneline', ['log', '--oneline']],
  ['  log\t\'a b\' "c d"e ', ['log', 'a b', 'c de']],
  ['a\\ b "c\\"d" \'e\\f\'', ['a b', 'c"d', 'e\\f']],
  ["''", ['']],
  ['', []],
  ["log 'open", undefined],
])('splits %j as git does', (text, words) => {
  expect(splitAlias(text)).toEqual(words);
});
