const whole = /\[(?:REDACTED:[a-z-]{1,40}|[A-Z][A-Z0-9_]{0,39}#[0-9a-f]{4,16})\]/uy;
const begun = /\[(?:[A-Z][A-Z0-9_]{0,39}(?:#[0-9a-f]{0,16})?|REDACTED:[a-z-]{0,40})?$/uy;

/** A placeholder or a pseudonym in a text; `end` is `start` where the text ends before it is known to be one. */
export interface PlaceholderPlace {
  readonly start: number;
  readonly end: number;
}

/** The first placeholder or pseudonym at or behind `from`; when more text may follow, also one that has only begun. */
export function findPlaceholder(
  text: string,
  from: number,
  ended: boolean,
): PlaceholderPlace | undefined {
  for (let start = text.indexOf('[', from); start >= 0; start = text.indexOf('[', start + 1)) {
    whole.lastIndex = start;
    if (whole.test(text)) return { start, end: whole.lastIndex };
    if (ended || text.length - start > 60) continue;
    begun.lastIndex = start;
    if (begun.test(text)) return { start, end: start };
  }
  return undefined;
}
