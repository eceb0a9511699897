import { isLookalike, looksLikeAscii } from './looks-like-ascii.ts';

/** One character of a text that a person would not see as it is. */
export interface TextWarning {
  readonly kind: 'bidi' | 'zero-width' | 'control' | 'homoglyph' | 'space';
  /** UTF-16 offset in the original text. */
  readonly index: number;
  /** Its code point, as `U+202E`. */
  readonly name: string;
}

/** A text as a person may be shown it. */
export interface ShownText {
  /** The whole text, never cut; what would deceive stands as `\u{202e}`. Line feeds and tabs stay. */
  readonly text: string;
  /** What was made visible, in the order of the text; empty where nothing was. */
  readonly warnings: readonly TextWarning[];
}

/** Makes visible what a text hides: controls, direction marks, invisible characters, odd spaces, and letters that pass for ASCII ones. */
export function showText(text: string): ShownText {
  const lookalikes = findLookalikes(text);
  const warnings: TextWarning[] = [];
  let shown = '';
  let index = 0;
  for (const letter of text) {
    const kind = hiddenKind(letter) ?? (lookalikes.has(index) ? 'homoglyph' : undefined);
    const code = letter.codePointAt(0) ?? 0;
    if (kind !== undefined) warnings.push({ kind, index, name: nameOf(code) });
    shown += kind === undefined ? letter : `\\u{${code.toString(16)}}`;
    index += letter.length;
  }
  return { text: shown, warnings };
}

function hiddenKind(letter: string): TextWarning['kind'] | undefined {
  if (/[\n\t -~]/u.test(letter)) return undefined;
  if (/\p{Bidi_Control}/u.test(letter)) return 'bidi';
  if (/\p{Zs}|\u2800/u.test(letter)) return 'space';
  if (/\p{Default_Ignorable_Code_Point}/u.test(letter)) return 'zero-width';
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(letter) ? 'control' : undefined;
}

function findLookalikes(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  if (!/[^\0-\u007F]/u.test(text)) return found;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu))
    if (looksLikeAscii(word)) for (const at of beyondAscii(word)) found.add(index + at);
  // A sign among signs of its own script is ordinary; beside ASCII it passes for one.
  for (const { 0: sign, index } of text.matchAll(/[^\p{L}\p{M}\p{N}\s\0-\u007F]/gu))
    if (isLookalike(sign) && /[!-~]/u.test(around(text, index, sign.length))) found.add(index);
  return found;
}

const around = (text: string, index: number, length: number): string =>
  `${text.charAt(index - 1)} ${text.charAt(index + length)}`;

function beyondAscii(word: string): number[] {
  const found: number[] = [];
  let index = 0;
  for (const letter of word) {
    if (letter > '\u007F') found.push(index);
    index += letter.length;
  }
  return found;
}

const nameOf = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
