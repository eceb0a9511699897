import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyPath } from './classify-path.ts';
import { foldName } from './fold-name.ts';

configureProperties();

describe('foldName', () => {
  it.each([
    ['.GIT', '.git'],
    ['.git.', '.git'],
    ['.git . .', '.git'],
    ['.git:stream', '.git'],
    ['.git::$INDEX_ALLOCATION', '.git'],
    ['GIT~1', '.git'],
    ['git~12', 'git~12'],
    ['.g\u200cit', '.git'],
    ['．ｇｉｔ', '.git'],
    ['\u212A', 'k'],
    ['é', 'é'.normalize('NFC')],
    ['', ''],
    ['...', ''],
  ])('folds %j to %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('gives every disguise of a protected name the class of the plain one', () => {
    const disguise = fc.constantFrom('', '\u200b', '\u200d', '\ufeff', '\u00ad', '\u202e');
    const tail = fc.constantFrom('', '.', ' ', ' .', '::$INDEX_ALLOCATION', ':x');
    const name = fc.constantFrom('.git/hooks', '.selfware', '.ssh', '.env', '.vscode', '.bashrc');
    fc.assert(
      fc.property(name, fc.array(fc.boolean()), disguise, tail, (plain, upper, mark, end) => {
        const letters = Array.from(plain).map((letter, index) =>
          upper[index] === true ? letter.toUpperCase() : letter,
        );
        const hidden = [...letters.slice(0, 2), mark, ...letters.slice(2)].join('') + end;
        expect(classifyPath(hidden.split('/'))).toEqual(classifyPath(plain.split('/')));
      }),
    );
  });
});
