import type { WordValue } from '../words/word-value.ts';

/** What is known of a text for a shell: all of it, or the commands that come before its unknown rest; absent when there are none. */
export function completePart(word: WordValue | undefined): string | undefined {
  if (word === undefined) return undefined;
  if (word.kind === 'literal') return word.text.replaceAll('\0', '');
  // The last command may go on in what is unknown.
  const end = Math.max(...[';', '\n', '&', '|'].map((mark) => word.prefix.lastIndexOf(mark)));
  return end <= 0 ? undefined : word.prefix.slice(0, end);
}
