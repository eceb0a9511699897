import { base64Digit } from './digits.ts';
import type { EscapeKind } from './escape-views.ts';
import { hexAt } from './digits.ts';

/** A stretch of text that may be encoded: digits of base64 or hex, or words with escapes of one kind. */
export interface EncodedRun {
  readonly kind: EscapeKind | 'digits';
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
  return classes;
}

/** Finds in `[from, to)` the runs of at least 24 digits and what is around escapes, by one look at each character. */
export function findEncodedRuns(
  text: string,
  from: number,
  to: number,
  classes: Uint8Array,
): readonly EncodedRun[] {
  const runs: EncodedRun[] = [];
  const escaped = new Map<EscapeKind, { kind: EscapeKind; start: number; end: number }>();
  let run = from;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (classes[code] ?? 0) : 0;
    if (kind === digit) continue;
    if (at - run >= leastRun) runs.push({ kind: 'digits', start: run, end: at });
    run = at + 1;
    if (kind !== sign) continue;
    const escape = escapeAt(text, at, code);
    if (escape === undefined) continue;
    const start = Math.max(from, at - reach);
    const end = Math.min(to, at + reach);
    const last = escaped.get(escape);
    if (last !== undefined && last.end >= start) last.end = end;
    else {
      const next = { kind: escape, start, end };
      escaped.set(escape, next);
      runs.push(next);
    }
  }
  if (to - run >= leastRun) runs.push({ kind: 'digits', start: run, end: to });
  return runs;
}

const digit = 1;
const sign = 2;
const leastRun = 24;
// What a rule reads beside an escape: a name before, a value behind.
const reach = 256;

function escapeAt(text: string, at: number, code: number): EscapeKind | undefined {
  if (code === 0x25) return hexAt(text, at + 1, 2) < 0 ? undefined : 'percent';
  if (code === 0x3d) return isQuotedPrintable(text, at) ? 'quoted-printable' : undefined;
  const next = text.charCodeAt(at + 1);
  if (code === 0x26) return next === 0x23 ? 'html' : undefined;
  if (next === 0x75)
    return hexAt(text, at + 2, 2) < 0 && text.charCodeAt(at + 2) !== 0x7b ? undefined : 'unicode';
  return next === 0x78 && hexAt(text, at + 2, 2) >= 0 ? 'unicode' : undefined;
}

// Capitals only, and a line break that a word goes on behind: `a=12` is an assignment.
function isQuotedPrintable(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next === 0x0a || next === 0x0d) return true;
  return hexAt(text, at + 1, 2) >= 0;
}
