import type { Script, Word, WordPart } from 'unbash';
import { atomsOf, atomsOfParts, type Atom } from './atoms.ts';
import { expandAtoms } from './expand-atoms.ts';
import { expandBraces } from './expand-braces.ts';
import { joinAlternatives } from './join-alternatives.ts';
import { lookupVariable } from './lookup-variable.ts';
import { unknownSegment } from './segment.ts';
import { plainText } from './plain-text.ts';
import { joinFields, splitFields } from './split-fields.ts';
import type { Variables } from './variables.ts';
import {
  literal,
  severalWords,
  unknownWord,
  type Alternatives,
  type WordValue,
} from './word-value.ts';

/** What words are expanded with. */
export interface WordSurroundings {
  readonly home: string;
  /** Absent when several directories are possible. */
  readonly cwd: string | undefined;
  readonly variables: Variables;
  /** What a command substitution gives, where the text alone says it; absent: unknown. */
  readonly outputOf?: (script: Script) => string | undefined;
}

/** Every list of words that a word may become; a list may be empty. */
export function expandWord(word: Word, surroundings: WordSurroundings): Alternatives {
  const plain = plainText(word);
  if (plain !== undefined) return [[literal(plain)]];
  const separators = separatorsOf(surroundings);
  const atoms = atomsOf(word);
  const braced = expandBraces(atoms);
  if (braced === undefined) return [[startOf(atoms, surroundings)]];
  const expanded = braced.words.map((each) => expandOne(each, separators, surroundings));
  return joinAlternatives(braced.isCut ? [...expanded, [[severalWords]]] : expanded);
}

function expandOne(
  atoms: readonly Atom[],
  separators: string | undefined,
  surroundings: WordSurroundings,
): Alternatives {
  const guard = guardTilde(atoms) ? [unknownSegment(undefined, false)] : [];
  return expandAtoms(atoms, surroundings, { depth: 0, isSplit: false }).map((segments) =>
    splitFields([...guard, ...segments], separators),
  );
}

/** Every list of words that several words may become. */
export function expandWords(words: readonly Word[], surroundings: WordSurroundings): Alternatives {
  return joinAlternatives(words.map((word) => expandWord(word, surroundings)));
}

/** What a word may become where it stays one: nothing is split, globbed or taken out of braces. */
export function expandText(word: Word, surroundings: WordSurroundings): readonly WordValue[] {
  const plain = plainText(word);
  if (plain !== undefined) return [literal(plain)];
  const atoms = atomsOf(word);
  return expandAtoms(atoms, surroundings, { depth: 0, isSplit: false }).map((segments) =>
    joinFields(hasInnerTilde(atoms) ? [unknownSegment(undefined, true), ...segments] : segments),
  );
}

/** What the target of a redirection may become: bash globs it, and a pattern that matches nothing stays as it is. */
export function expandTarget(word: Word, surroundings: WordSurroundings): readonly WordValue[] {
  return expandWord(word, surroundings).flatMap((words) =>
    // Bash refuses a target that is not one word.
    words.length === 1 ? words : [unknownWord],
  );
}

/** What the parts of a here-document may become. */
export function expandParts(
  parts: readonly WordPart[],
  surroundings: WordSurroundings,
): readonly WordValue[] {
  const how = { depth: 0, isSplit: false, isDocument: true };
  return expandAtoms(atomsOfParts(parts, true), surroundings, how).map(joinFields);
}

/** The characters that words are split at; absent: not known. */
function separatorsOf(surroundings: WordSurroundings): string | undefined {
  const [value, ...others] = lookupVariable('IFS', surroundings);
  if (others.length > 0) return undefined;
  if (value === undefined) return ' \t\n';
  return value.kind === 'literal' ? value.text : undefined;
}

// The first of too many words is known to begin as its text does.
function startOf(atoms: readonly Atom[], surroundings: WordSurroundings): WordValue {
  const brace = atoms.findIndex(
    (atom) => atom.kind !== 'char' || (atom.char === '{' && !atom.isQuoted),
  );
  const [segments = []] = expandAtoms(atoms.slice(0, Math.max(0, brace)), surroundings, {
    depth: 0,
    isSplit: false,
  });
  const value = joinFields(segments);
  if (value.kind !== 'literal' || isBare(atoms[0], '~') || /[*?[]/u.test(value.text))
    return severalWords;
  return { kind: 'unknown', prefix: value.text, isEveryEntry: false, mayBeSeveral: true };
}

// A tilde behind the `=` or a `:` of what looks like an assignment is a home as well.
function guardTilde(atoms: readonly Atom[]): boolean {
  const [first] = atoms;
  return (
    first?.kind === 'char' &&
    /[A-Za-z_]/u.test(first.char) &&
    atoms.some((atom) => isBare(atom, '=')) &&
    hasInnerTilde(atoms)
  );
}

function hasInnerTilde(atoms: readonly Atom[]): boolean {
  return atoms.some(
    (atom, index) =>
      isBare(atom, '~') && (isBare(atoms[index - 1], ':') || isBare(atoms[index - 1], '=')),
  );
}

function isBare(atom: Atom | undefined, char: string): boolean {
  return atom?.kind === 'char' && !atom.isQuoted && atom.char === char;
}
