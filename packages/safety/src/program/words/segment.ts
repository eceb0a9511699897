import type { WordValue } from './word-value.ts';

/** What expansions make of a piece of a word, before it is split and globbed. */
export type Segment =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly isQuoted: boolean;
      /** True for what an unquoted expansion gives, which is split into words. */
      readonly isSplit: boolean;
    }
  | { readonly kind: 'unknown'; readonly value: Unknown; readonly isQuoted: boolean }
  /** The end of a word inside `"$@"`. */
  | { readonly kind: 'break' };

/** A word that is not known as a whole. */
export type Unknown = Extract<WordValue, { readonly kind: 'unknown' }>;

/** Lists of pieces that one text may become. */
export type SegmentAlternatives = readonly (readonly Segment[])[];

/** A piece of known text. */
export function textSegment(text: string, isQuoted: boolean, isSplit: boolean): Segment {
  return { kind: 'text', text, isQuoted, isSplit };
}

/** A piece of which nothing but its marks is known. */
export function unknownSegment(value: WordValue | undefined, isQuoted: boolean): Segment {
  const unknown: Unknown =
    value?.kind === 'unknown' ? value : { kind: 'unknown', prefix: '', isEveryEntry: false };
  return { kind: 'unknown', value: unknown, isQuoted };
}
