import type { WordValue } from '../words/word-value.ts';

/** True for a locale, a language or a time zone that is told by a path: what lies there is read, and its texts are formats of the program. */
export function namesAFile(variable: string, value: WordValue): boolean {
  if (!/^(?:LC_|LANG|TZ$)/u.test(variable)) return false;
  const text = value.kind === 'literal' ? value.text : value.prefix;
  return /^[/:.]|\.\.\//u.test(text);
}
