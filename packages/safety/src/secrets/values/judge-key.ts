import { certainNames, certainWords, harmlessEnds, likelyWords } from './sensitive-words.data.ts';

/** What the name of a key says of its value: `likely` values are hidden only when they look like a secret. */
export type KeySensitivity = 'certain' | 'likely' | 'none';

/**
 * Judges a key by its whole words, wherever case, `_`, `-`, `.` or a space part them: `dbPassword` and `API_KEY` name secrets,
 * `author`, `keyboard`, `token_count` and `passwordHash` do not. Longer names than 100 characters name none.
 */
export function judgeKey(key: string): KeySensitivity {
  if (key.length > 100) return 'none';
  const words = wordsOf(key);
  // One word may be written as two, and two as one: `apikey`, `pass_word`.
  if (endsWithOne(words, harmlessEnds)) return 'none';
  if (endsWithOne(words, certainWords) || certainNames.includes(key.toLowerCase()))
    return 'certain';
  return endsWithOne(words, likelyWords) ? 'likely' : 'none';
}

function wordsOf(key: string): string {
  const parted = key
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    // A numbered one is one of its kind.
    .replaceAll(/[ \d]+$/gu, '');
  return ` ${parted.toLowerCase().trimStart()}`;
}

function endsWithOne(words: string, ends: readonly string[]): boolean {
  return ends.some((end) => words.endsWith(` ${end}`));
}
