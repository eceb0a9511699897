/** Some lines of a text, and where the rest is. */
export interface Page {
  /** The lines as they are, then a line in brackets that tells what is left, unless all is shown. */
  readonly text: string;
  readonly shown: number;
  readonly total: number;
}

/** Which lines are wanted. */
export interface PageOptions {
  /** The first line, counted from 1. */
  readonly offset: number;
  readonly limit: number;
  /** Bytes of UTF-8; a single line beyond it is cut. */
  readonly maxBytes: number;
}

/** Takes whole lines from a text until one of the limits is reached. */
export function pageLines(text: string, { offset, limit, maxBytes }: PageOptions): Page {
  const lines = splitLines(text);
  const total = lines.length;
  if (total === 0) return { text: '[the file is empty]', shown: 0, total };
  if (offset > total)
    return { text: `[offset ${offset} is beyond the last line, ${total}]`, shown: 0, total };
  const wanted = lines.slice(offset - 1, offset - 1 + limit);
  const shown = takeWithin(wanted, maxBytes);
  if (shown.length === total) return { text, shown: total, total };
  const last = offset - 1 + shown.length;
  const next = last < total ? `; continue with offset ${last + 1}` : '';
  const note = `[Showing lines ${offset}-${last} of ${total}${next}]`;
  return { text: `${withLineEnd(shown.join(''))}${note}`, shown: shown.length, total };
}

// Each line keeps its end, so that joining them gives the text back.
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function takeWithin(lines: readonly string[], maxBytes: number): readonly string[] {
  const taken: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(line);
    if (bytes > maxBytes) break;
    taken.push(line);
  }
  const [first] = lines;
  return taken.length === 0 && first !== undefined ? [cut(first, maxBytes)] : taken;
}

function cut(line: string, maxBytes: number): string {
  const bytes = Buffer.from(line);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const start = decoder.decode(bytes.subarray(0, maxBytes), { stream: true });
  return `${start}\n[this line is ${bytes.length} bytes long and was cut]\n`;
}

function withLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
