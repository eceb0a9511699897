import type { DoubleQuotedChild, Word, WordPart } from 'unbash';
import { literal, type WordValue } from './word-value.ts';

/** What the few variables with a certain value stand for. */
export interface WordSurroundings {
  readonly home: string;
  /** Absent when several directories are possible. */
  readonly cwd: string | undefined;
}

/**
 * What bash makes of a word: quotes, backslashes and ANSI-C quoting are taken off; `~`, `$HOME` and `$PWD` are known.
 * Every other expansion makes the word unknown from there on.
 */
export function evaluateWord(word: Word, surroundings: WordSurroundings): WordValue {
  const tilde = expandTilde(word, surroundings.home);
  if (tilde === 'unknown') return { kind: 'unknown', prefix: '', isEveryEntry: false };
  // A tilde prefix is one character of the first literal part, so the rest keeps its own evaluation.
  const parts = word.parts;
  if (parts === undefined) return known(tilde + word.value.slice(tilde === '' ? 0 : 1));
  let text = '';
  for (const [index, part] of parts.entries()) {
    const value = evaluatePart(part, surroundings);
    if (value === undefined) return unknownFrom(text, parts, index);
    text += index === 0 && tilde !== '' ? tilde + value.slice(1) : value;
  }
  return known(text);
}

function known(text: string): WordValue {
  // Bash ends such a word early, and other shells do not.
  return text.includes('\0') ? { kind: 'unknown', prefix: '', isEveryEntry: false } : literal(text);
}

function unknownFrom(prefix: string, parts: readonly WordPart[], index: number): WordValue {
  const part = parts[index];
  const isStar = part?.type === 'Glob' && part.kind === 'star';
  const isEveryEntry =
    isStar && index === parts.length - 1 && (prefix === '' || prefix.endsWith('/'));
  return { kind: 'unknown', prefix, isEveryEntry };
}

function expandTilde({ text }: Word, home: string): string {
  if (!text.startsWith('~')) return '';
  return text === '~' || text.startsWith('~/') ? home : 'unknown';
}

function evaluatePart(
  part: WordPart | DoubleQuotedChild,
  surroundings: WordSurroundings,
): string | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return part.value;
    case 'DoubleQuoted':
      return evaluateParts(part.parts, surroundings);
    case 'SimpleExpansion':
      return variable(part.text.slice(1), surroundings);
    case 'ParameterExpansion':
      return part.prefix === undefined && part.index === undefined && part.operation === undefined
        ? variable(part.parameter, surroundings)
        : undefined;
    default:
      return undefined;
  }
}

function evaluateParts(
  parts: readonly DoubleQuotedChild[],
  surroundings: WordSurroundings,
): string | undefined {
  let text = '';
  for (const part of parts) {
    const value = evaluatePart(part, surroundings);
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

function variable(name: string, { home, cwd }: WordSurroundings): string | undefined {
  if (name === 'HOME') return home;
  if (name === 'PWD') return cwd;
  // Numbers that the shell itself sets: as a text they are harmless, whatever they are.
  return name === '?' || name === '#' || name === '$' ? '0' : undefined;
}
