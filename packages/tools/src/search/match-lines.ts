/** One line that matched, cut at 300 characters. */
export interface LineMatch {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The lines of a text that fit. */
export function matchLines(text: string, fits: (line: string) => boolean): readonly LineMatch[] {
  const matches: LineMatch[] = [];
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (fits(line)) matches.push({ line: number, text: shorten(line) });
  }
  return matches;
}

function shorten(line: string): string {
  return line.length > 300 ? `${line.slice(0, 300).toWellFormed()}...` : line.replace(/\r$/, '');
}
