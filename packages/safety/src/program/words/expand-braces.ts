import type { Atom } from './atoms.ts';
import { maxWords } from './bounds.data.ts';

type Atoms = readonly Atom[];

/** Every word that braces make of one; absent when there are too many, or when bash may read it in another way. */
export function expandBraces(atoms: Atoms): readonly Atoms[] | undefined {
  if (!atoms.some((atom) => isBare(atom, '{'))) return [atoms];
  // Braces are a matter of text: what is behind one may become part of a name before it.
  const isTextual = atoms.some((atom) => isBare(atom, '$') || hasOwnBraces(atom));
  const words = isTextual ? undefined : expand(atoms, 0);
  return words?.some(joinsName) === true ? undefined : words;
}

function expand(atoms: Atoms, depth: number): readonly Atoms[] | undefined {
  if (depth > 12) return undefined;
  for (let start = 0; start < atoms.length; start += 1) {
    if (!isBare(atoms[start], '{')) continue;
    const group = readGroup(atoms, start);
    // What bash makes of an open brace before others is not worth knowing.
    if (group === undefined) return atoms.some((atom) => isBare(atom, ',')) ? undefined : [atoms];
    const choices = choicesOf(atoms.slice(start + 1, group.end), group.commas, depth);
    if (choices === undefined) return undefined;
    // A comma behind such braces may belong to them.
    if (choices.length === 0 && atoms.slice(start).some((atom) => isBare(atom, ',')))
      return undefined;
    if (choices.length === 0) continue;
    const rests = expand(atoms.slice(group.end + 1), depth + 1);
    return product(atoms.slice(0, start), choices, rests);
  }
  return [atoms];
}

function product(
  head: Atoms,
  choices: readonly Atoms[],
  rests: readonly Atoms[] | undefined,
): readonly Atoms[] | undefined {
  if (rests === undefined || choices.length * rests.length > maxWords) return undefined;
  return choices.flatMap((choice) => rests.map((rest) => [...head, ...choice, ...rest]));
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

/** What a group stands for; empty when its braces are ordinary characters. */
function choicesOf(
  inner: Atoms,
  commas: readonly number[],
  depth: number,
): readonly Atoms[] | undefined {
  if (commas.length === 0) return sequenceOf(inner);
  const found: Atoms[] = [];
  let from = 0;
  for (const comma of [...commas, inner.length]) {
    const choices = expand(inner.slice(from, comma), depth + 1);
    if (choices === undefined || found.length + choices.length > maxWords) return undefined;
    found.push(...choices);
    from = comma + 1;
  }
  return found;
}

function sequenceOf(inner: Atoms): readonly Atoms[] | undefined {
  let text = '';
  for (const atom of inner) {
    if (atom.kind !== 'char' || atom.isQuoted) return [];
    text += atom.char;
  }
  const numbers = /^([+-]?\d{1,15})\.\.([+-]?\d{1,15})(?:\.\.([+-]?\d{1,15}))?$/u.exec(text);
  if (numbers !== null) return numbersOf(numbers);
  const letters = /^([a-z]\.\.[a-z]|[A-Z]\.\.[A-Z])(?:\.\.([+-]?\d{1,15}))?$/u.exec(text);
  if (letters !== null) return lettersOf(letters);
  // Other ends: too long, or characters that bash counts through as well.
  return text.includes('..') ? undefined : [];
}

function numbersOf([, first = '', last = '', step]: RegExpExecArray): readonly Atoms[] | undefined {
  const isPadded = /^[+-]?0\d/u.test(first) || /^[+-]?0\d/u.test(last);
  if (isPadded && /[+-]/u.test(first + last)) return undefined;
  const width = isPadded ? Math.max(first.length, last.length) : 0;
  return counted(Number(first), Number(last), Number(step ?? '1'))?.map((value) =>
    plain(String(value).padStart(width, '0')),
  );
}

function lettersOf([, ends = '', step]: RegExpExecArray): readonly Atoms[] | undefined {
  const [from, to] = [ends.charCodeAt(0), ends.charCodeAt(3)];
  return counted(from, to, Number(step ?? '1'))?.map((code) => plain(String.fromCharCode(code)));
}

function counted(first: number, last: number, given: number): readonly number[] | undefined {
  const step = Math.abs(given) || 1;
  const count = Math.floor(Math.abs(last - first) / step) + 1;
  if (count > maxWords) return undefined;
  const direction = last < first ? -step : step;
  return Array.from({ length: count }, (_, index) => first + index * direction);
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
