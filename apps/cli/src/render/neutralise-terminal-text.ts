// C0 but tab and line feed, DEL, C1, and what changes the direction of text or hides in it (CVE-2021-42574).
const dangerous =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}]/gu;

/**
 * Text that a terminal shows and does not obey: every control and bidi character but tab and line feed becomes
 * its code point in angle brackets, and a carriage return vanishes, so that nothing is overwritten.
 * Pieces of a stream may be given one by one.
 */
export function neutraliseTerminalText(text: string): string {
  return text.replace(dangerous, name);
}

/** The same for one line: line feeds and tabs become spaces too. */
export function neutraliseTerminalLine(text: string): string {
  return neutraliseTerminalText(text.replace(/[\r\n\t]+/gu, ' '));
}

function name(character: string): string {
  if (character === '\r') return '';
  return `<${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}>`;
}
