import { describe, expect, it } from 'vitest';
import { matchesArguments } from './argument-pattern.ts';

describe('matchesArguments', () => {
  it.each([
    [[], []],
    [
      ['run', '{build,test}'],
      ['run', 'test'],
    ],
    [['*'], ['a b']],
    [['test', '**'], ['test']],
    [
      ['test', '**'],
      ['test', '--watch', 'x'],
    ],
    [['--reporter=*'], ['--reporter=dot']],
    [['a*b*c'], ['axbybzc']],
    [['a**b'], ['ab']],
  ])('takes %j for %j', (pattern, args) => {
    expect(matchesArguments(pattern, args)).toBe(true);
  });

  it.each([
    [[], ['a']],
    [['a'], []],
    [
      ['run', '{build,test}'],
      ['run', 'build,test'],
    ],
    [['*'], ['--force']],
    [['test'], ['test', 'x']],
    [['test', '**'], []],
    [
      ['**', 'x'],
      ['a', 'x'],
    ],
    [['ab*ba'], ['aba']],
    [['a*b*c'], ['acb']],
    [['a*bb*b'], ['abb']],
  ])('does not take %j for %j', (pattern, args) => {
    expect(matchesArguments(pattern, args)).toBe(false);
  });
});
