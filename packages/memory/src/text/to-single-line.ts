/** Control characters, line and paragraph separators, and the invisible format characters that hide or reorder text. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu;

/**
 * Makes one line of at most `maxCharacters` UTF-16 units: what could break or disguise a line becomes a space, lone
 * surrogates are replaced, and a text that was cut ends with an ellipsis. Empty when there is no room.
 */
export function toSingleLine(text: string, maxCharacters: number): string {
  // Cutting before cleaning keeps the work bounded by what is asked for, not by what was stored.
  const start = text.slice(0, Math.max(0, maxCharacters) * 4 + 4);
  const line = start.toWellFormed().replace(unprintable, ' ').trim();
  const cut = start.length < text.length || line.length > maxCharacters;
  return cut ? cutBeforeEllipsis(line, maxCharacters) : line;
}

function cutBeforeEllipsis(line: string, maxCharacters: number): string {
  if (maxCharacters < 1) return '';
  // A pair that is cut in half leaves a lone surrogate, which does not belong in a request.
  return `${line.slice(0, maxCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
