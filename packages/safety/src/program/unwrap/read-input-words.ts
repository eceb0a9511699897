/** How a program splits its input into words. */
export interface InputSplitting {
  /** One letter that parts words and is nothing else to them; absent: blanks and newlines, with quotes. */
  readonly separator?: string;
  /** True: each line is one word, but for blanks before it. */
  readonly isByLine: boolean;
}

/** Splits a known input into words as xargs does; absent where it would be refused. */
export function readInputWords(
  input: string,
  { separator, isByLine }: InputSplitting,
): readonly string[] | undefined {
  if (separator !== undefined) {
    const words = input.split(separator);
    return words.at(-1) === '' ? words.slice(0, -1) : words;
  }
  const words: string[] = [];
  const pattern = isByLine
    ? /[ \t]*((?:\\[\s\S]|"[^"\n]*"|'[^'\n]*'|[^\\"'\n])+)/gu
    : /((?:\\[\s\S]|"[^"\n]*"|'[^'\n]*'|[^\\"'\s])+)/gu;
  let rest = 0;
  for (const match of input.matchAll(pattern)) {
    // What is skipped can only be an open quote, which xargs refuses.
    if (/\S/u.test(input.slice(rest, match.index))) return undefined;
    rest = match.index + match[0].length;
    const [, word = ''] = match;
    if (word.trim() !== '') words.push(unquote(word));
  }
  return /\S/u.test(input.slice(rest)) ? undefined : words;
}

function unquote(word: string): string {
  return word.replaceAll(/\\([\s\S])|"([^"\n]*)"|'([^'\n]*)'/gu, '$1$2$3');
}
