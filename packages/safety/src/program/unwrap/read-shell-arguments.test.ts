import { describe, expect, it } from 'vitest';
import { literal, literalText, unknownWord } from '../words/word-value.ts';
import { readShellArguments } from './read-shell-arguments.ts';

const read = (...texts: readonly string[]) => {
  const { text, file, rest, isPlain } = readShellArguments(['bash', ...texts].map(literal));
  return [literalText(text), literalText(file), rest.map(literalText).join(' '), isPlain];
};

describe('readShellArguments', () => {
  it.each<readonly [readonly string[], readonly unknown[]]>([
    [
      ['-c', 'x'],
      ['x', undefined, '', true],
    ],
    [
      ['-lc', 'x', 'a', 'b'],
      ['x', undefined, 'a b', true],
    ],
    [
      ['-c', '-e', 'x'],
      ['x', undefined, '', true],
    ],
    [
      ['-c', '--', 'x'],
      ['x', undefined, '', true],
    ],
    [
      ['-euo', 'pipefail', '-c', 'x'],
      ['x', undefined, '', true],
    ],
    [
      ['-o', 'strange', '-c', 'x'],
      ['x', undefined, '', false],
    ],
    [
      ['+O', 'extglob', '-c', 'x'],
      ['x', undefined, '', false],
    ],
    [
      ['-ic', 'x'],
      ['x', undefined, '', false],
    ],
    [
      ['--rcfile', 'y', '-c', 'x'],
      ['x', undefined, '', false],
    ],
    [
      ['--login', '--norc', '-c', 'x'],
      ['x', undefined, '', true],
    ],
    [['-c'], [undefined, undefined, '', true]],
    [
      ['-s', 'a'],
      [undefined, undefined, 'a', false],
    ],
    [
      ['-x', 'f', 'a'],
      [undefined, 'f', 'a', true],
    ],
    [
      ['-', 'f'],
      [undefined, 'f', '', true],
    ],
    [[], [undefined, undefined, '', true]],
  ])('reads %j', (words, expected) => {
    expect(read(...words)).toEqual(expected);
  });

  it('takes an unknown word for what stands in its place', () => {
    expect(readShellArguments([literal('sh'), literal('-c'), unknownWord]).text).toBe(unknownWord);
    expect(readShellArguments([literal('sh'), unknownWord]).file).toBe(unknownWord);
  });
});
