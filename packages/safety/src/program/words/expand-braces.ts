import type { Atom } from './atoms.ts';
import { maxTexts } from './bounds.data.ts';
import { zipChoices } from './zip-choices.ts';

type Atoms = readonly Atom[];

/** What braces make of one word. */
export interface Braced {
  readonly words: readonly Atoms[];
  /** True when there are more words: each choice is in one of these, but not with every other. */
  readonly isCut: boolean;
}

/** Every word that braces make of one; absent when bash may read it in another way. */
export function expandBraces(atoms: Atoms): Braced | undefined {
  if (!atoms.some((atom) => isBare(atom, '{'))) return whole(atoms);
  // Braces are a matter of text: what is behind one may become part of a name before it.
  const isTextual = atoms.some((atom) => isBare(atom, '$') || hasOwnBraces(atom));
  const braced = isTextual ? undefined : expand(atoms, 0);
  return braced?.words.some(joinsName) === true ? undefined : braced;
}

function whole(atoms: Atoms): Braced {
  return { words: [atoms], isCut: false };
}

function expand(atoms: Atoms, depth: number): Braced | undefined {
  if (depth > 12) return { words: [[{ kind: 'unreadable' }]], isCut: true };
  for (let start = 0; start < atoms.length; start += 1) {
    if (!isBare(atoms[start], '{')) continue;
    const group = readGroup(atoms, start);
    // What bash makes of an open brace before others is not worth knowing.
    if (group === undefined)
      return atoms.some((atom) => isBare(atom, ',')) ? undefined : whole(atoms);
    const choices = choicesOf(atoms.slice(start + 1, group.end), group.commas, depth);
    if (choices === undefined) return undefined;
    // A comma behind such braces may belong to them.
    if (choices.words.length === 0 && atoms.slice(start).some((atom) => isBare(atom, ',')))
      return undefined;
    if (choices.words.length === 0) continue;
    const rests = expand(atoms.slice(group.end + 1), depth + 1);
    return rests && product(atoms.slice(0, start), choices, rests);
  }
  return whole(atoms);
}

function product(head: Atoms, choices: Braced, rests: Braced): Braced {
  const join = (choice: Atoms, rest: Atoms): Atoms => [...head, ...choice, ...rest];
  const isTooMany = rests.words.length > 1 && choices.words.length * rests.words.length > maxTexts;
  return {
    isCut: isTooMany || choices.isCut || rests.isCut,
    words: isTooMany
      ? zipChoices(choices.words, rests.words, join)
      : choices.words.flatMap((choice) => rests.words.map((rest) => join(choice, rest))),
  };
}

function readGroup(
  atoms: Atoms,
  start: number,
): { readonly end: number; readonly commas: readonly number[] } | undefined {
  const commas: number[] = [];
  let depth = 0;
  for (let index = start; index < atoms.length; index += 1) {
    const atom = atoms[index];
    if (isBare(atom, '{')) depth += 1;
    else if (isBare(atom, ',') && depth === 1) commas.push(index - start - 1);
    else if (isBare(atom, '}')) depth -= 1;
    if (depth === 0) return { end: index, commas };
  }
  return undefined;
}

/** What a group stands for; no words when its braces are ordinary characters. */
function choicesOf(inner: Atoms, commas: readonly number[], depth: number): Braced | undefined {
  if (commas.length === 0) return sequenceOf(inner);
  const words: Atoms[] = [];
  let isCut = false;
  let from = 0;
  for (const comma of [...commas, inner.length]) {
    const choices = expand(inner.slice(from, comma), depth + 1);
    if (choices === undefined) return undefined;
    for (const choice of choices.words) words.push(choice);
    isCut ||= choices.isCut;
    from = comma + 1;
  }
  return { words, isCut };
}

function sequenceOf(inner: Atoms): Braced | undefined {
  const none: Braced = { words: [], isCut: false };
  let text = '';
  for (const atom of inner) {
    if (atom.kind !== 'char' || atom.isQuoted) return none;
    text += atom.char;
  }
  const numbers = /^([+-]?\d{1,15})\.\.([+-]?\d{1,15})(?:\.\.([+-]?\d{1,15}))?$/u.exec(text);
  if (numbers !== null) return numbersOf(numbers);
  const letters = /^([a-z]\.\.[a-z]|[A-Z]\.\.[A-Z])(?:\.\.([+-]?\d{1,15}))?$/u.exec(text);
  if (letters !== null) return lettersOf(letters);
  // Other ends: too long, or characters that bash counts through as well.
  return text.includes('..') ? undefined : none;
}

function numbersOf([, first = '', last = '', step]: RegExpExecArray): Braced | undefined {
  const isPadded = /^[+-]?0\d/u.test(first) || /^[+-]?0\d/u.test(last);
  if (isPadded && /[+-]/u.test(first + last)) return undefined;
  const width = isPadded ? Math.max(first.length, last.length) : 0;
  return counted(Number(first), Number(last), step, (value) => String(value).padStart(width, '0'));
}

function lettersOf([, ends = '', step]: RegExpExecArray): Braced {
  const [from, to] = [ends.charCodeAt(0), ends.charCodeAt(3)];
  return counted(from, to, step, (code) => String.fromCharCode(code));
}

function counted(
  first: number,
  last: number,
  given: string | undefined,
  name: (value: number) => string,
): Braced {
  const step = Math.abs(Number(given ?? '1')) || 1;
  const count = Math.floor(Math.abs(last - first) / step) + 1;
  const direction = last < first ? -step : step;
  const words = Array.from({ length: Math.min(count, maxTexts) }, (_, index) =>
    plain(name(first + index * direction)),
  );
  return { words, isCut: count > maxTexts };
}

function plain(text: string): Atoms {
  return Array.from(text, (char): Atom => ({ kind: 'char', char, isQuoted: false }));
}

function joinsName(atoms: Atoms): boolean {
  return atoms.some((atom, index) => {
    const next = atoms[index + 1];
    return (
      atom.kind === 'expansion' &&
      atom.part.type === 'SimpleExpansion' &&
      next?.kind === 'char' &&
      !next.isQuoted &&
      !atom.isQuoted &&
      /\w/u.test(next.char) &&
      /^\$[A-Za-z_]/u.test(atom.part.text)
    );
  });
}

// Bash counts the braces inside an expansion too.
function hasOwnBraces(atom: Atom): boolean {
  return atom.kind === 'expansion' && /^..[^]*[{,]/u.test(atom.part.text);
}

function isBare(atom: Atom | undefined, char: string): boolean {
  return atom?.kind === 'char' && !atom.isQuoted && atom.char === char;
}
