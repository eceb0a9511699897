import { mayHoldFormatting } from './read-formatting.ts';

// A line that is longer is looked at in pieces.
const longestLine = 65_536;

/** Changes a line with formatting; `start` is its place in the text. */
export type LineChange = (line: string, start: number) => string;

/**
 * Passes a text on line by line, those with formatting through a change of their own. What it gives depends on the text alone, never on
 * how it comes.
 */
export class JoinedLines {
  readonly #change: LineChange;
  #line = '';

  constructor(change: LineChange) {
    this.#change = change;
  }

  /** The lines that came to their end. */
  push(text: string): string {
    const whole = this.#line === '' ? text : this.#line + text;
    const cut = whole.lastIndexOf('\n') + 1;
    const rest = cut + Math.floor((whole.length - cut) / longestLine) * longestLine;
    this.#line = whole.slice(rest);
    return changeLines(whole.slice(0, rest), this.#change);
  }

  /** What is left. */
  end(): string {
    const line = this.#line;
    this.#line = '';
    return changeLines(line, this.#change);
  }
}

/** The same for a text that is there as a whole. */
export function changeLines(text: string, change: LineChange): string {
  if (!mayHoldFormatting(text)) return text;
  let changed = '';
  let start = 0;
  for (const line of linesOf(text)) {
    changed += mayHoldFormatting(line) ? change(line, start) : line;
    start += line.length;
  }
  return changed;
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/u).flatMap((line) => {
    const count = Math.ceil(line.length / longestLine);
    return Array.from({ length: count }, (_, at) =>
      line.slice(at * longestLine, (at + 1) * longestLine),
    );
  });
}
