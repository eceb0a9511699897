import type { ValidatorName } from '../validators/all-validators.ts';

/** What kind of thing a rule hides: a secret gives power, personal data tells who somebody is. */
export type RedactionCategory = 'secret' | 'pii';

/** How bad it is when what a rule finds gets out. */
export type RedactionSeverity = 'critical' | 'high' | 'medium' | 'low';

/**
 * One shape that is hidden, as plain data.
 *
 * The pattern is tried only where a trigger stands: at each occurrence of one of `keywords`, and, when `minDigits` is given,
 * at each beginning of a number. It is tried once there, anchored (sticky), so that a text is read in linear time.
 */
export interface RedactionRule {
  /** Stands in the placeholder: kebab-case, at most 40 letters and hyphens; no other rule has it. */
  readonly id: string;
  readonly category: RedactionCategory;
  readonly severity: RedactionSeverity;
  /** Lower-case ASCII texts, better of four or more characters; found whatever the case. `[]` with `minDigits` only. */
  readonly keywords: readonly string[];
  /** Also tried at each digit that no digit precedes, when at least this many digits follow with at most one of ` .-/:()` between two. */
  readonly minDigits?: number;
  /** How such a number begins: how many digits stand in a row, from and to, and which characters may follow them (absent: any). Absent: in any way. */
  readonly numberBegins?: readonly NumberBeginning[];
  /** What of the match may stand before the trigger: the match begins after the last character that is none of these, at most `max` back. Absent: at the trigger. */
  readonly lead?: { readonly character: RegExp; readonly max: number };
  /**
   * Flags `uy` or `iuy`. Every repetition is bounded; none is nested in another over the same characters. Looks at most
   * 8 characters behind its start and beyond its end. The group `secret`, where there is one, is what is hidden; else the whole match.
   */
  readonly pattern: RegExp;
  /** The most characters (UTF-16) that the pattern can match, lead included; at most 65,536. */
  readonly maxLength: number;
  /** One character of what goes on beyond a match that ends at the longest: these are hidden, too. Absent: what the pattern ends with, if it repeats one class of characters. */
  readonly continues?: RegExp;
  /** All of them must accept the hidden part. Absent: the pattern decides. */
  readonly validators?: readonly ValidatorName[];
  /** The least Shannon entropy of the hidden part, in bits a character. Absent: any. */
  readonly minEntropy?: number;
  /** The word of a pseudonym: capitals, digits and `_`, like `EMAIL`. Absent: the id in capitals. */
  readonly label?: string;
}

/** One way in which a number that a rule looks at begins. */
export interface NumberBeginning {
  readonly digits: readonly [number, number];
  readonly next?: string;
}
