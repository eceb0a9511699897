import type { Atom, ExpansionPart } from './atoms.ts';
import { maxAlternatives, maxText } from './bounds.data.ts';
import { evaluateArithmetic, readNumber, type Arithmetic } from './evaluate-arithmetic.ts';
import { expandEvery, expandParameter, segmentOf } from './expand-parameter.ts';
import type { WordSurroundings } from './expand-word.ts';
import { lookupVariable } from './lookup-variable.ts';
import { textSegment, unknownSegment, type Segment, type SegmentAlternatives } from './segment.ts';
import { readTilde } from './read-tilde.ts';
import { anyNumber, literal } from './word-value.ts';

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
  let found: SegmentAlternatives = tilde?.values.map((value) => [
    value.kind === 'literal' ? textSegment(value.text, true, false) : unknownSegment(value, true),
  ]) ?? [[]];
  for (const group of groupsOf(tilde === undefined ? atoms : atoms.slice(tilde.length))) {
    const next = expandGroup(group, surroundings, how);
    const count = found.length * next.length;
    if (count > maxAlternatives) return [[...commonStart(found), unknownSegment(undefined, false)]];
    found = found.flatMap((start) => next.map((end) => [...start, ...end]));
    if (found.some(isTooLong)) return [[unknownSegment(undefined, false)]];
  }
  return found;
}

function isTooLong(segments: readonly Segment[]): boolean {
  let length = segments.length;
  for (const segment of segments) if (segment.kind === 'text') length += segment.text.length;
  return length > maxText;
}

function commonStart(found: SegmentAlternatives): readonly Segment[] {
  const [first] = found;
  return found.length === 1 && first !== undefined ? first : [];
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
      return [[unknownSegment({ kind: 'unknown', prefix: '/dev/fd/', isEveryEntry: false }, true)]];
    default:
      return [[unknownSegment(undefined, false)]];
  }
}

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
