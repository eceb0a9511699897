/** A pattern: a character, any one character, or any text. */
export type Pattern = readonly { readonly kind: 'char' | 'one' | 'any'; readonly char: string }[];

/** True when a pattern matches a whole text. */
export function matchesPattern(pattern: Pattern, text: readonly string[]): boolean {
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    const token = pattern[from];
    if (token?.kind === 'any') {
      star = from;
      mark = at;
      from += 1;
    } else if (token !== undefined && (token.kind === 'one' || token.char === text[at])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      from = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  return pattern.slice(from).every(({ kind }) => kind === 'any');
}
