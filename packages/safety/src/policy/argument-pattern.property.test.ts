import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesArguments } from './argument-pattern.ts';

configureProperties();

const plain = fc.stringMatching(/^[a-z/-]{0,6}$/u);
const starred = fc
  .stringMatching(/^[ab]{0,2}(?:\*[ab]{0,2}){0,3}$/u)
  .filter((pattern) => pattern !== '**');

describe('matchesArguments', () => {
  it('takes plain words for themselves and nothing else', () => {
    fc.assert(
      fc.property(fc.array(plain), fc.array(plain), (pattern, args) => {
        const isSame = JSON.stringify(pattern) === JSON.stringify(args);
        expect(matchesArguments(pattern, args)).toBe(isSame);
      }),
    );
  });

  it('takes a star for what a regular expression would', () => {
    fc.assert(
      fc.property(starred, fc.stringMatching(/^[ab]{0,8}$/u), (pattern, word) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'u');
        expect(matchesArguments([pattern], [word])).toBe(expression.test(word));
      }),
    );
  });

  it('takes any further words for two stars at the end', () => {
    fc.assert(
      fc.property(fc.array(plain), fc.array(plain), (words, more) => {
        expect(matchesArguments([...words, '**'], [...words, ...more])).toBe(true);
      }),
    );
  });
});
