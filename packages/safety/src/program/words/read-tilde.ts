import type { Atom } from './atoms.ts';
import type { WordSurroundings } from './expand-word.ts';
import { literal, unknownWord, type WordValue } from './word-value.ts';

/** A home at the beginning of a word. */
export interface Tilde {
  /** How many pieces it takes. */
  readonly length: number;
  readonly values: readonly WordValue[];
}

/** The home that a word begins with; absent when it begins with none. */
export function readTilde(
  atoms: readonly Atom[],
  { home, cwd, variables }: WordSurroundings,
): Tilde | undefined {
  const name = nameOf(atoms);
  if (name === undefined) return undefined;
  const length = name.length + 1;
  if (name === '') {
    const value = variables.get('HOME');
    if (value === undefined) return { length, values: homes(atoms[1], home) };
    return {
      length,
      values: value.kind === 'scalar' && value.values.length > 0 ? value.values : [unknownWord],
    };
  }
  if (name === '+' && cwd !== undefined && variables.get('PWD') === undefined)
    return { length, values: [literal(cwd)] };
  if (name === 'root') return { length, values: [literal('/root'), unknownWord] };
  return { length, values: [unknownWord] };
}

// Bash leaves what follows `~:` alone where braces made the word.
function homes(next: Atom | undefined, home: string): readonly WordValue[] {
  const isOdd = next?.kind === 'char' && next.char === ':';
  return isOdd ? [literal(home), unknownWord] : [literal(home)];
}

function nameOf([first, ...rest]: readonly Atom[]): string | undefined {
  if (first?.kind !== 'char' || first.isQuoted || first.char !== '~') return undefined;
  let name = '';
  for (const atom of rest) {
    if (atom.kind !== 'char' || atom.isQuoted) return undefined;
    if (atom.char === '/' || atom.char === ':') break;
    name += atom.char;
  }
  return name;
}
