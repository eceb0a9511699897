import { maxWords } from './bounds.data.ts';
import { addText, addUnknown, hasContent, openField, wordOf } from './field.ts';
import { unknownSegment, type Segment } from './segment.ts';
import { severalWords, type WordValue } from './word-value.ts';

/** The words that pieces become, split at these characters; an absent list of characters is not known. */
export function splitFields(
  segments: readonly Segment[],
  separators: string | undefined,
): readonly WordValue[] {
  const words: WordValue[] = [];
  let field = openField();
  const close = (): void => {
    if (hasContent(field)) words.push(wordOf(field, true));
    field = openField();
  };
  for (const segment of readable(segments, separators)) {
    if (segment.kind === 'break') close();
    else if (segment.kind === 'unknown') addUnknown(field, segment, separators);
    else if (!segment.isSplit || segment.isQuoted) addText(field, segment);
    else
      for (const piece of splitText(segment.text, separators ?? '')) {
        if (piece.isDelimiter) {
          // Only a space between words makes no empty ones.
          field.isOpen ||= !piece.isSpace;
          close();
        } else addText(field, { ...segment, text: piece.text });
      }
    if (words.length > maxWords) return [...words.slice(0, maxWords), severalWords];
  }
  close();
  return words;
}

/** The one word that pieces become where nothing is split or globbed. */
export function joinFields(segments: readonly Segment[]): WordValue {
  const field = openField();
  for (const segment of segments) {
    if (segment.kind === 'break') addText(field, { text: ' ', isQuoted: true });
    else if (segment.kind === 'unknown') addUnknown(field, { ...segment, isQuoted: true }, '');
    else addText(field, { text: segment.text, isQuoted: true });
  }
  return wordOf(field, false);
}

// Expansions that would be split in a way that is not worth knowing are as good as unknown.
function readable(
  segments: readonly Segment[],
  separators: string | undefined,
): readonly Segment[] {
  const split = segments.filter((segment) => segment.kind === 'text' && segment.isSplit);
  const isPlain = separators !== undefined && !/[^ \t\n]/u.test(separators);
  return segments.map((segment) => {
    if (segment.kind !== 'text' || !segment.isSplit || segment.text === '') return segment;
    const isUnknown =
      separators === undefined || segment.text.includes('\\') || (!isPlain && split.length > 1);
    return isUnknown ? unknownSegment(undefined, false) : segment;
  });
}

interface Piece {
  readonly text: string;
  readonly isDelimiter: boolean;
  readonly isSpace: boolean;
}

function splitText(text: string, separators: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let index = 0;
  while (index < text.length) {
    const start = index;
    while (index < text.length && !separators.includes(text.charAt(index))) index += 1;
    if (index > start)
      pieces.push({ text: text.slice(start, index), isDelimiter: false, isSpace: false });
    const end = endOfDelimiter(text, index, separators);
    if (end.index > index) pieces.push({ text: '', isDelimiter: true, isSpace: end.isSpace });
    index = end.index;
  }
  return pieces;
}

// Spaces, at most one other separator, spaces.
function endOfDelimiter(
  text: string,
  from: number,
  separators: string,
): { readonly index: number; readonly isSpace: boolean } {
  let index = from;
  let isSpace = true;
  for (; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (!separators.includes(char)) break;
    if (/[ \t\n]/u.test(char)) continue;
    if (!isSpace) break;
    isSpace = false;
  }
  return { index, isSpace };
}
