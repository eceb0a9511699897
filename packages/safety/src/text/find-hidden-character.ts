/** A character that a person does not see as it is. */
export interface HiddenCharacter {
  /** UTF-16 offset. */
  readonly index: number;
  /** Its code point, as `U+202E`. */
  readonly name: string;
}

// Tab and line feed are ordinary in commands; carriage return is not: a terminal draws over what came before.
const hidden =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00A0\u2028\u2029]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}|\p{Cs}/u;

/** The first control, direction mark, invisible or lone half character of a text; absent when there is none. */
export function findHiddenCharacter(text: string): HiddenCharacter | undefined {
  const index = text.search(hidden);
  if (index === -1) return undefined;
  const code = text.codePointAt(index) ?? 0;
  return { index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
}
