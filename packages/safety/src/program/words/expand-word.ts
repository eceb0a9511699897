import type { Script, Word, WordPart } from 'unbash';
import { evaluateWord } from './evaluate-word.ts';
import type { Variables } from './variables.ts';
import { unknownWord, type Alternatives, type Words, type WordValue } from './word-value.ts';

/** What words are expanded with. */
export interface WordSurroundings {
  readonly home: string;
  /** Absent when several directories are possible. */
  readonly cwd: string | undefined;
  readonly variables: Variables;
  /** What a command substitution gives, where the text alone says it; absent: unknown. */
  readonly outputOf?: (script: Script) => string | undefined;
}

/** Every list of words that a word may become. */
export function expandWord(word: Word, surroundings: WordSurroundings): Alternatives {
  return [[evaluateWord(word, surroundings)]];
}

/** Every list of words that several words may become. */
export function expandWords(words: readonly Word[], surroundings: WordSurroundings): Alternatives {
  return joinAlternatives(words.map((word) => expandWord(word, surroundings)));
}

/** The product of lists of words behind each other, bounded. */
export function joinAlternatives(parts: readonly Alternatives[]): Alternatives {
  return parts.reduce<Alternatives>(
    (starts, part) => starts.flatMap((start) => part.map((end): Words => [...start, ...end])),
    [[]],
  );
}

/** What a word may become where it stays one. */
export function expandText(word: Word, surroundings: WordSurroundings): readonly WordValue[] {
  return [evaluateWord(word, surroundings)];
}

/** What the parts of a here-document may become. */
export function expandParts(
  parts: readonly WordPart[],
  _surroundings: WordSurroundings,
): readonly WordValue[] {
  return parts.length === 0 ? [] : [unknownWord];
}
