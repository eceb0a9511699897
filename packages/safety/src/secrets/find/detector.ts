import type { RedactionCategory } from '../rules/redaction-rule.ts';

/** A place to hide: UTF-16 offsets, `end` exclusive. */
export interface DetectedSpan {
  readonly rule: string;
  readonly category: RedactionCategory;
  readonly start: number;
  readonly end: number;
}

/** Finds what no rule can describe: known values in any spelling, secrets inside of encodings. */
export interface Detector {
  /** The most characters that one finding and what it reads on either side of it take. */
  readonly maxLength: number;
  /**
   * The findings of `text` that begin in `[from, to)`, in order. Local: whether a place is found depends only on the text within
   * `maxLength` of its start. Linear in the text; quick when there is nothing.
   */
  find(text: string, from: number, to: number): readonly DetectedSpan[];
}
