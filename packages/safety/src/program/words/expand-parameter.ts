import type { ParameterExpansionPart, ParameterOperation, Word } from 'unbash';
import { atomsOf } from './atoms.ts';
import { expandAtoms } from './expand-atoms.ts';
import type { WordSurroundings } from './expand-word.ts';
import { isSeveral, lookupVariable, type Values } from './lookup-variable.ts';
import type { Pattern } from './match-pattern.ts';
import { textSegment, unknownSegment, type Segment, type SegmentAlternatives } from './segment.ts';
import { joinFields } from './split-fields.ts';
import { changeCase, removeMatch, replaceMatch, sliceText } from './transform-text.ts';
import {
  anyNumber,
  literal,
  severalWords,
  unknownWord,
  type Words,
  type WordValue,
} from './word-value.ts';

/** What `${…}` may become. */
export function expandParameter(
  part: ParameterExpansionPart,
  isQuoted: boolean,
  surroundings: WordSurroundings,
  depth: number,
): SegmentAlternatives {
  const { parameter, prefix, index, operation } = part;
  const subscript = index?.text ?? (/^[@*]$/u.test(parameter) ? parameter : undefined);
  if (subscript === '@' || subscript === '*') {
    const name = index === undefined ? '@' : parameter;
    if (prefix === '#' && operation === undefined) return [[countOf(name, isQuoted, surroundings)]];
    if (prefix === undefined && operation === undefined)
      return expandEvery(name, subscript, isQuoted, surroundings);
    if (prefix === undefined && operation?.type === 'Slice')
      return expandSlice(name, operation, subscript, isQuoted, surroundings);
    return [[severalSegment(isQuoted)]];
  }
  const values = valuesOf(part, surroundings);
  if (prefix === '#')
    return operation === undefined
      ? values.map((value) => [segmentOf(lengthOf(value), isQuoted)])
      : [[unknownSegment(undefined, isQuoted)]];
  if (operation?.type === 'Default')
    return expandDefault(operation, values, isQuoted, surroundings, depth);
  return values.map((value) => [
    segmentOf(
      operation === undefined ? value : change(value, operation, surroundings, depth),
      isQuoted,
    ),
  ]);
}

/** Every argument or element: one word each in quotes for `@`, split further without them. */
export function expandEvery(
  name: string,
  subscript: '@' | '*',
  isQuoted: boolean,
  surroundings: WordSurroundings,
): SegmentAlternatives {
  return joinElements(elementsOf(name, surroundings), subscript, isQuoted, surroundings);
}

type SliceOperation = Extract<ParameterOperation, { readonly type: 'Slice' }>;

function expandSlice(
  name: string,
  { offset, length }: SliceOperation,
  subscript: '@' | '*',
  isQuoted: boolean,
  surroundings: WordSurroundings,
): SegmentAlternatives {
  const [from, count] = [numberOf(offset), numberOf(length)];
  // The arguments count from 1, and 0 is the shell itself.
  const start = name === '@' ? (from ?? 0) - 1 : from;
  const isKnown =
    start !== undefined &&
    start >= 0 &&
    (length === undefined || (count !== undefined && count >= 0));
  const elements = isKnown ? elementsOf(name, surroundings) : undefined;
  const part = elements?.slice(start, count === undefined ? undefined : (start ?? 0) + count);
  return joinElements(part, subscript, isQuoted, surroundings);
}

function elementsOf(name: string, { variables }: WordSurroundings): Words | undefined {
  const value = variables.get(name);
  if (value?.kind !== 'array') return undefined;
  return value.elements.some(isSeveral) ? undefined : value.elements;
}

function joinElements(
  elements: Words | undefined,
  subscript: '@' | '*',
  isQuoted: boolean,
  surroundings: WordSurroundings,
): SegmentAlternatives {
  if (elements === undefined) {
    const isOne = isQuoted && subscript === '*';
    return [[isOne ? unknownSegment(undefined, true) : severalSegment(isQuoted)]];
  }
  const isJoined = isQuoted && subscript === '*';
  const glue = isJoined ? joiner(surroundings) : undefined;
  if (isJoined && glue === undefined) return [[unknownSegment(undefined, true)]];
  return [
    elements.flatMap((element, index): Segment[] => {
      const segment = segmentOf(element, isQuoted);
      if (index === 0) return [segment];
      return [isJoined ? textSegment(glue ?? '', true, false) : { kind: 'break' }, segment];
    }),
  ];
}

function joiner(surroundings: WordSurroundings): string | undefined {
  const [value, ...others] = lookupVariable('IFS', surroundings);
  if (others.length > 0) return undefined;
  if (value === undefined) return ' ';
  return value.kind === 'literal' ? value.text.slice(0, 1) : undefined;
}

function severalSegment(isQuoted: boolean): Segment {
  return unknownSegment(severalWords, isQuoted);
}

function countOf(name: string, isQuoted: boolean, surroundings: WordSurroundings): Segment {
  const value = surroundings.variables.get(name);
  const isKnown = value?.kind === 'array' && !value.elements.some(isSeveral);
  return segmentOf(isKnown ? literal(String(value.elements.length)) : anyNumber, isQuoted);
}

function valuesOf(
  { parameter, prefix, index }: ParameterExpansionPart,
  surroundings: WordSurroundings,
): Values {
  if (index !== undefined)
    return prefix === '!' ? [unknownWord] : elementOf(parameter, index, surroundings);
  const values = lookupVariable(parameter, surroundings);
  if (prefix !== '!') return values;
  const [name, ...others] = values;
  const isName = name?.kind === 'literal' && /^[A-Za-z_]\w*$/u.test(name.text);
  return isName && others.length === 0 ? lookupVariable(name.text, surroundings) : [unknownWord];
}

function elementOf(name: string, index: Word, surroundings: WordSurroundings): Values {
  const value = surroundings.variables.get(name);
  if (!/^(?:0|[1-9]\d{0,3})$/u.test(index.text) || value?.kind !== 'array') return [unknownWord];
  return value.elements.some(isSeveral) ? [unknownWord] : [value.elements[Number(index.text)]];
}

/** A value as a piece of a word. */
export function segmentOf(value: WordValue | undefined, isQuoted: boolean): Segment {
  if (value === undefined) return textSegment('', isQuoted, !isQuoted);
  if (value.kind === 'literal') return textSegment(value.text, isQuoted, !isQuoted);
  return unknownSegment(value, isQuoted);
}

function lengthOf(value: WordValue | undefined): WordValue {
  if (value === undefined) return literal('0');
  // How many characters other letters are depends on the locale.
  return value.kind === 'literal' && !/[^\x01-\x7f]/u.test(value.text)
    ? literal(String(value.text.length))
    : anyNumber;
}

type DefaultOperation = Extract<ParameterOperation, { readonly type: 'Default' }>;

function expandDefault(
  { operator, operand }: DefaultOperation,
  values: Values,
  isQuoted: boolean,
  surroundings: WordSurroundings,
  depth: number,
): SegmentAlternatives {
  const other = expandAtoms(atomsOf(operand, isQuoted), surroundings, {
    depth: depth + 1,
    isSplit: !isQuoted,
  });
  // The other word is one more choice, however many values there are.
  const own = new Set<'other' | Segment>();
  for (const value of values) {
    const kept = segmentOf(value, isQuoted);
    const isMissing = isAbsent(value, operator.startsWith(':'));
    if (operator.endsWith('+')) {
      if (isMissing !== false) own.add(textSegment('', isQuoted, !isQuoted));
      if (isMissing !== true) own.add('other');
    } else if (operator.endsWith('?')) {
      // A script ends there, or goes on with the value.
      own.add(isMissing === true ? unknownSegment(undefined, isQuoted) : kept);
    } else {
      if (isMissing !== true) own.add(kept);
      if (isMissing !== false) own.add('other');
    }
  }
  return [...own].flatMap((one) => (one === 'other' ? other : [[one]]));
}

/** Whether a default takes the place of a value; absent: it may. */
function isAbsent(value: WordValue | undefined, isEmptyAbsent: boolean): boolean | undefined {
  if (value === undefined) return true;
  if (value.kind === 'literal') return isEmptyAbsent && value.text === '';
  return value.isNumber === true || value.prefix !== '' ? false : undefined;
}

function change(
  value: WordValue | undefined,
  operation: ParameterOperation,
  surroundings: WordSurroundings,
  depth: number,
): WordValue {
  const isSecret = value?.kind === 'unknown' && value.isFromEnvironment === true;
  const unknown: WordValue = isSecret
    ? {
        kind: 'unknown',
        prefix: '',
        isEveryEntry: false,
        isFromEnvironment: true,
        ...(value.isNamedSecret === true ? { isNamedSecret: true } : {}),
      }
    : unknownWord;
  if (value?.kind === 'unknown') return unknown;
  const text = changeText(value?.text ?? '', operation, surroundings, depth);
  return text === undefined ? unknown : literal(text);
}

function changeText(
  text: string,
  operation: ParameterOperation,
  surroundings: WordSurroundings,
  depth: number,
): string | undefined {
  switch (operation.type) {
    case 'Remove': {
      const pattern = patternOf(operation.operand, surroundings, depth);
      return pattern === undefined ? undefined : removeMatch(text, pattern, operation.operator);
    }
    case 'Replace': {
      const pattern = patternOf(operation.pattern, surroundings, depth);
      const replacement = textOf(operation.replacement, surroundings, depth);
      if (pattern === undefined || replacement === undefined) return undefined;
      return replaceMatch(text, pattern, replacement, operation.operator);
    }
    case 'Slice': {
      const [offset, length] = [numberOf(operation.offset), numberOf(operation.length)];
      if (offset === undefined || (operation.length !== undefined && length === undefined))
        return undefined;
      return /[^\x01-\x7f]/u.test(text) ? undefined : sliceText(text, offset, length);
    }
    case 'CaseModification':
      return operation.operand === undefined ? changeCase(text, operation.operator) : undefined;
    default:
      return undefined;
  }
}

function numberOf(word: Word | undefined): number | undefined {
  const text = word?.text.trim() ?? '';
  return /^-?(?:0|[1-9]\d{0,5})$/u.test(text) ? Number(text) : undefined;
}

function onlySegments(
  word: Word,
  surroundings: WordSurroundings,
  depth: number,
): readonly Segment[] | undefined {
  const [segments, ...others] = expandAtoms(atomsOf(word), surroundings, {
    depth: depth + 1,
    isSplit: false,
  });
  return others.length === 0 ? segments : undefined;
}

function textOf(word: Word, surroundings: WordSurroundings, depth: number): string | undefined {
  const segments = onlySegments(word, surroundings, depth);
  const value = segments === undefined ? undefined : joinFields(segments);
  return value?.kind === 'literal' ? value.text : undefined;
}

function patternOf(word: Word, surroundings: WordSurroundings, depth: number): Pattern | undefined {
  const segments = onlySegments(word, surroundings, depth);
  if (segments === undefined) return undefined;
  const found: Pattern[number][] = [];
  for (const segment of segments) {
    if (segment.kind !== 'text') return undefined;
    // Sets and extended patterns are not compared.
    if (!segment.isQuoted && /[[\\(]/u.test(segment.text)) return undefined;
    if (/[^\x01-\x7f]/u.test(segment.text)) return undefined;
    for (const char of segment.text) {
      const kind = segment.isQuoted ? 'char' : char === '*' ? 'any' : char === '?' ? 'one' : 'char';
      found.push({ kind, char });
    }
  }
  return found;
}
