/** More text has to come before it is known whether a token stands here. */
export const undecided = -1;

/**
 * The length of the token that begins at a place; 0 when none does, `undecided` when the text ends inside of one and goes on.
 */
export function matchToken(
  text: string,
  at: number,
  tokens: readonly string[],
  final: boolean,
): number {
  let open = false;
  for (const token of tokens) {
    if (text.startsWith(token, at)) return token.length;
    open ||= !final && text.length - at < token.length && token.startsWith(text.slice(at));
  }
  return open ? undecided : 0;
}

/** Whether a UTF-16 unit is white space of a text that a model writes. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

/** The first place from `at` on that holds no white space; the length of the text when all is. */
export function skipSpace(text: string, at: number): number {
  let index = at;
  while (index < text.length && isSpace(text.charCodeAt(index))) index += 1;
  return index;
}
