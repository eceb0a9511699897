import type { Atom, ExpansionPart } from './atoms.ts';
import { maxText, maxTexts } from './bounds.data.ts';
import { evaluateArithmetic, readNumber, type Arithmetic } from './evaluate-arithmetic.ts';
import { expandEvery, expandParameter, segmentOf } from './expand-parameter.ts';
import type { WordSurroundings } from './expand-word.ts';
import { lookupVariable } from './lookup-variable.ts';
import { textSegment, unknownSegment, type Segment, type SegmentAlternatives } from './segment.ts';
import { readTilde } from './read-tilde.ts';
import { anyNumber, literal, type WordValue } from './word-value.ts';
import { zipChoices } from './zip-choices.ts';

/** How pieces are expanded. */
export interface AtomExpansion {
  readonly depth: number;
  /** True when unquoted text is split as well, as in the default of an unquoted parameter. */
  readonly isSplit: boolean;
  /** True in a text that quotes as a whole and knows no tilde. */
  readonly isDocument?: boolean;
}

// Parameters in parameters beyond this are as good as unknown.
const maxDepth = 16;

/** Every list of pieces that the smallest pieces of a word may become; never empty. */
export function expandAtoms(
  atoms: readonly Atom[],
  surroundings: WordSurroundings,
  how: AtomExpansion,
): SegmentAlternatives {
  if (how.depth > maxDepth) return [[unknownSegment(undefined, false)]];
  const tilde = how.isDocument === true ? undefined : readTilde(atoms, surroundings);
  let found: Segment[][] = tilde?.values.map((value) => [
    value.kind === 'literal' ? textSegment(value.text, true, false) : unknownSegment(value, true),
  ]) ?? [[]];
  let isCut = false;
  let added = 0;
  for (const group of groupsOf(tilde === undefined ? atoms : atoms.slice(tilde.length))) {
    const next = expandGroup(group, surroundings, how);
    if (group.kind === 'expansion') added += longest(next);
    // What it certainly begins with is kept.
    if (added > maxText) return found.map((start) => [...start, unknownSegment(undefined, false)]);
    isCut ||= found.length > 1 && next.length > 1 && found.length * next.length > maxTexts;
    found = append(found, next, isCut);
  }
  return isCut ? [...found, [unknownSegment(undefined, false)]] : found;
}

function append(found: Segment[][], next: SegmentAlternatives, isCut: boolean): Segment[][] {
  const [only] = next;
  if (next.length === 1 && only !== undefined) {
    for (const start of found) for (const segment of only) start.push(segment);
    return found;
  }
  const join = (start: readonly Segment[], end: readonly Segment[]): Segment[] => [
    ...start,
    ...end,
  ];
  return isCut
    ? [...zipChoices(found, next, join)]
    : found.flatMap((start) => next.map((end) => join(start, end)));
}

function longest(next: SegmentAlternatives): number {
  let found = 0;
  for (const segments of next) {
    let length = segments.length;
    for (const segment of segments) if (segment.kind === 'text') length += segment.text.length;
    found = Math.max(found, length);
  }
  return found;
}

type Group = Atom | { readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean };

function groupsOf(atoms: readonly Atom[]): readonly Group[] {
  const groups: Group[] = [];
  let text = '';
  let isQuoted = false;
  const flush = (): void => {
    if (text !== '') groups.push({ kind: 'text', text, isQuoted });
    text = '';
  };
  for (const atom of atoms) {
    if (atom.kind !== 'char' || atom.isQuoted !== isQuoted) flush();
    if (atom.kind === 'char') {
      isQuoted = atom.isQuoted;
      text += atom.char;
    } else groups.push(atom);
  }
  flush();
  return groups;
}

function expandGroup(
  group: Group,
  surroundings: WordSurroundings,
  how: AtomExpansion,
): SegmentAlternatives {
  switch (group.kind) {
    case 'text':
      return [[textSegment(group.text, group.isQuoted, how.isSplit && !group.isQuoted)]];
    case 'mark':
      return [[textSegment('', true, false)]];
    case 'expansion':
      return expandPart(group.part, group.isQuoted, surroundings, how.depth);
    default:
      return [[unknownSegment(undefined, false)]];
  }
}

function expandPart(
  part: ExpansionPart,
  isQuoted: boolean,
  surroundings: WordSurroundings,
  depth: number,
): SegmentAlternatives {
  switch (part.type) {
    case 'SimpleExpansion': {
      const name = part.text.slice(1);
      if (name === '@' || name === '*') return expandEvery('@', name, isQuoted, surroundings);
      return lookupVariable(name, surroundings).map((value) => [segmentOf(value, isQuoted)]);
    }
    case 'ParameterExpansion':
      return expandParameter(part, isQuoted, surroundings, depth);
    case 'ArithmeticExpansion':
      return [
        [
          arithmeticSegment(
            evaluateArithmetic(part.expression, (name) => numberOf(name, surroundings)),
            isQuoted,
          ),
        ],
      ];
    case 'CommandExpansion': {
      const output = part.script === undefined ? undefined : surroundings.outputOf?.(part.script);
      const isKnown = output !== undefined && !output.includes('\0');
      return [
        [isKnown ? segmentOf(literal(output), isQuoted) : unknownSegment(undefined, isQuoted)],
      ];
    }
    case 'ProcessSubstitution':
      return [
        [unknownSegment(part.operator === '<' ? readableDescriptor : writableDescriptor, true)],
      ];
    default:
      return [[unknownSegment(undefined, false)]];
  }
}

// The shell names a descriptor by its number.
const readableDescriptor: WordValue = {
  kind: 'unknown',
  prefix: '/dev/fd/',
  isEveryEntry: false,
  isNumber: true,
};

// Who reads it waits for itself to write: it never ends.
const writableDescriptor: WordValue = { kind: 'unknown', prefix: '/dev/fd/', isEveryEntry: false };

function arithmeticSegment(value: Arithmetic, isQuoted: boolean): Segment {
  if (typeof value === 'bigint') return segmentOf(literal(String(value)), isQuoted);
  return unknownSegment(value === 'number' ? anyNumber : undefined, isQuoted);
}

// What a variable holds is an expression again, and may run a command in a subscript.
function numberOf(name: string, surroundings: WordSurroundings): Arithmetic {
  const [value, ...others] = lookupVariable(name, surroundings);
  if (others.length > 0) return 'unknown';
  if (value === undefined) return 0n;
  if (value.kind === 'unknown') return value.isNumber === true ? 'number' : 'unknown';
  const sign = value.text.startsWith('-') ? -1n : 1n;
  const number = readNumber(sign < 0n ? value.text.slice(1) : value.text);
  return value.text === '' ? 0n : number === undefined ? 'unknown' : sign * number;
}
