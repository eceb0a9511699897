import { confusableLetters, confusableSigns } from './confusable-letters.data.ts';

const isAscii = (letter: string): boolean => letter <= '\u007F';

/** True for one letter or sign beyond ASCII that looks like an ASCII one: by the table, or because its compatible form is ASCII. */
export function isLookalike(letter: string): boolean {
  if (isAscii(letter)) return false;
  return (
    [...confusableLetters, ...confusableSigns].some((known) => known.includes(letter)) ||
    /^[!-~]+$/u.test(letter.normalize('NFKC'))
  );
}

/** True when a word would be ASCII if each of its letters were the one that it looks like, and is not: `lѕ` with a Cyrillic letter. */
export function looksLikeAscii(word: string): boolean {
  let hasLookalike = false;
  for (const letter of word) {
    if (isAscii(letter)) continue;
    if (!isLookalike(letter)) return false;
    hasLookalike = true;
  }
  return hasLookalike;
}
