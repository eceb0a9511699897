import { base64Digit, hexAt } from './digits.ts';
import type { EscapeKind } from './escape-views.ts';

/** A stretch of text that may be encoded: digits of base64 or hex, or lines of digits, words with escapes of one kind. */
export interface EncodedRun {
  readonly kind: EscapeKind | 'digits' | 'lines';
  readonly start: number;
  readonly end: number;
}

/** What each ASCII character means to `findEncodedRuns`. */
export function createScanClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) if (base64Digit(code) >= 0) classes[code] = digit;
  classes[0x25] = sign;
  classes[0x5c] = sign;
  classes[0x26] = sign;
  classes[0x3d] = sign;
  classes[0x0a] = sign;
  classes[0x0d] = sign;
  return classes;
}

/** Finds in `[from, to)` the runs of at least 24 digits and what is around escapes, by one look at each character. */
export function findEncodedRuns(
  text: string,
  from: number,
  to: number,
  classes: Uint8Array,
): readonly EncodedRun[] {
  const runs = new RunList(text, from, to);
  let run = from;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (classes[code] ?? 0) : 0;
    if (kind === digit) continue;
    if (at - run >= leastRun) runs.addDigits(run, at);
    run = at + 1;
    if (kind === sign) runs.addSign(at, code);
  }
  if (to - run >= leastRun) runs.addDigits(run, to);
  return runs.done();
}

const digit = 1;
const sign = 2;
const leastRun = 24;
// As wide as lines of base64 are: 64 (RFC 7468) and 76 (RFC 2045), or less far in.
const leastLine = 48;
// What a rule reads beside an escape: a name before, a value behind; a word goes on to its end.
const reach = 256;
const longestWord = 4096;

interface GrowingRun {
  readonly kind: EncodedRun['kind'];
  readonly start: number;
  end: number;
}

class RunList {
  readonly #runs: GrowingRun[] = [];
  readonly #escaped = new Map<EscapeKind, GrowingRun>();
  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  #lines: GrowingRun | undefined;

  constructor(text: string, from: number, to: number) {
    this.#text = text;
    this.#from = from;
    this.#to = to;
  }

  addDigits(start: number, end: number): void {
    this.#runs.push({ kind: 'digits', start, end });
  }

  addSign(at: number, code: number): void {
    if (code === 0x0a || code === 0x0d) this.#addLine(at);
    const kind = escapeAt(this.#text, at, code);
    if (kind === undefined) return;
    const start = Math.max(this.#from, at - reach);
    const end = Math.min(this.#to, at + reach);
    const last = this.#escaped.get(kind);
    if (last !== undefined && last.end >= start) last.end = end;
    else {
      if (last !== undefined) this.#toWordEnd(last);
      this.#escaped.set(kind, this.#push({ kind, start, end }));
    }
  }

  done(): readonly EncodedRun[] {
    for (const run of this.#escaped.values()) this.#toWordEnd(run);
    return this.#runs;
  }

  #push(run: GrowingRun): GrowingRun {
    this.#runs.push(run);
    return run;
  }

  #toWordEnd(run: GrowingRun): void {
    const longest = Math.min(this.#to, run.end + longestWord);
    while (run.end < longest && this.#text.charCodeAt(run.end) > 0x20) run.end += 1;
  }

  // A full line of digits before the break, and digits at the beginning of the next.
  #addLine(at: number): void {
    const text = this.#text;
    let next = at;
    while (isBlank(text.charCodeAt(next)) && next < at + longestIndent) next += 1;
    let end = next;
    while (end < this.#to && base64Digit(text.charCodeAt(end)) >= 0) end += 1;
    if (this.#lines !== undefined && this.#lines.end === at) {
      if (end > next) this.#lines.end = end;
      return;
    }
    let start = at;
    while (start > this.#from && base64Digit(text.charCodeAt(start - 1)) >= 0) start -= 1;
    if (end === next || at - start < leastLine) return;
    this.#lines = this.#push({ kind: 'lines', start, end });
  }
}

const longestIndent = 40;

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function escapeAt(text: string, at: number, code: number): EscapeKind | undefined {
  const next = text.charCodeAt(at + 1);
  switch (code) {
    case 0x25: {
      return hexAt(text, at + 1, 2) < 0 ? undefined : 'percent';
    }
    case 0x3d: {
      return isQuotedPrintable(text, at) ? 'quoted-printable' : undefined;
    }
    case 0x26: {
      return next === 0x23 ? 'html' : undefined;
    }
    case 0x5c: {
      return isNumbered(text, at, next) ? 'unicode' : undefined;
    }
    default: {
      return undefined;
    }
  }
}

function isNumbered(text: string, at: number, letter: number): boolean {
  if (letter !== 0x75 && letter !== 0x78 && letter !== 0x55) return false;
  return hexAt(text, at + 2, 2) >= 0 || text.charCodeAt(at + 2) === 0x7b;
}

// Any other sign may be a value, as in `status=20`; a text that is encoded so has `=3D` for its own signs, several in a row, or is parted.
function isQuotedPrintable(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  // A break of a line stands behind what is spelled, and no sign stands there for itself: `==` ends base64.
  if (next === 0x0a || next === 0x0d) return text.charCodeAt(at - 1) !== 0x3d;
  if (next === 0x33 && text.charCodeAt(at + 2) === 0x44) return true;
  return (
    hexAt(text, at + 1, 2) >= 0 && text.charCodeAt(at + 3) === 0x3d && hexAt(text, at + 4, 2) >= 0
  );
}
