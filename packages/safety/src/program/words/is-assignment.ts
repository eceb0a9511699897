import { literalText, type WordValue } from './word-value.ts';

/** True for `NAME=value`, as `env` and `sudo` take it. */
export function isAssignment(word: WordValue): boolean {
  const text = word.kind === 'literal' ? literalText(word) : word.prefix;
  return text !== undefined && /^[A-Za-z_]\w*=/u.test(text);
}
