import type { DecodedWriter } from './decoded.ts';
import { hexAt, hexDigit } from './digits.ts';

/** Reads one escape at `at` into `out` and returns the place behind it; `at` when none stands there. */
export type EscapeView = (text: string, at: number, out: DecodedWriter) => number;

/** `%41`, RFC 3986, section 2.1. */
export function viewPercent(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== 0x25) return at;
  return byteOf(text, at, 1, out);
}

/** `%41`, and `+` for a space, as forms are sent. */
export function viewForm(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== 0x2b) return viewPercent(text, at, out);
  out.byte(0x20, at, at + 1);
  return at + 1;
}

/** `=41` and soft line breaks, RFC 2045, section 6.7. */
export function viewQuotedPrintable(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== 0x3d) return at;
  const next = text.charCodeAt(at + 1);
  if (next === 0x0a) return at + 2;
  if (next === 0x0d && text.charCodeAt(at + 2) === 0x0a) return at + 3;
  return byteOf(text, at, 1, out);
}

/** Escapes of JSON, of C-like strings and of `$'...'`: by letter, `\x41`, octal, `\u0041`, `\u{41}`; `\` before anything else is dropped. */
export function viewBackslash(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== backslash || isInLongRun(text, at)) return at;
  const next = text.charCodeAt(at + 1);
  if (next === 0x78) {
    const end = byteOf(text, at, 2, out);
    if (end > at) return end;
  }
  if (next === 0x75 || next === 0x55) {
    const end = viewUnicode(text, at, out);
    if (end > at) return end;
  }
  if (next >= 0x30 && next <= 0x37) return octal(text, at, out);
  const letter = escapeLetters.indexOf(text.charAt(at + 1));
  if (letter < 0) return viewShellWord(text, at, out);
  out.byte(letterCodes[letter] ?? 0, at, at + 2);
  return at + 2;
}

/** `\` before any character stands for that character, as outside of quotes in a shell. */
export function viewShellWord(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== backslash || at + 1 >= text.length) return at;
  if (isInLongRun(text, at)) return at;
  return out.literal(text, at + 1, at);
}

/** Inside of double quotes in a shell `\` counts only before `$`, a backquote, `"`, `\` and a line break. */
export function viewDoubleQuotes(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== backslash) return at;
  if (text.charCodeAt(at + 1) === 0x0a) return at + 2;
  return '$`"\\!'.includes(text.charAt(at + 1)) ? viewShellWord(text, at, out) : at;
}

/** Inside of single quotes in a shell only `'\''` and `'"'"'` are anything else than they look. */
export function viewSingleQuotes(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== 0x27) return at;
  for (const spelling of [`'\\''`, `'"'"'`])
    if (text.startsWith(spelling, at)) {
      out.byte(0x27, at, at + spelling.length);
      return at + spelling.length;
    }
  return at;
}

/** Character references of HTML: the five of XML by name, any by number. */
export function viewHtml(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== 0x26) return at;
  if (text.charCodeAt(at + 1) === 0x23) return htmlNumber(text, at, out);
  for (let name = 0; name < htmlNames.length; name += 1) {
    const spelling = htmlNames[name] ?? '';
    if (!text.startsWith(spelling, at + 1)) continue;
    const end = at + 1 + spelling.length;
    out.byte(htmlCodes[name] ?? 0, at, end);
    return end;
  }
  return at;
}

// Whether one ends the escape before it or begins its own depends on where a run of them begins. Of a run that is longer than any
// nesting makes, all but the last stand for themselves, so that nobody needs to look for its beginning.
function isInLongRun(text: string, at: number): boolean {
  if (text.charCodeAt(at + 1) !== backslash) return false;
  let start = at;
  while (start > at - longestNesting && text.charCodeAt(start - 1) === backslash) start -= 1;
  let end = at + 1;
  while (end < start + longestNesting && text.charCodeAt(end) === backslash) end += 1;
  return end - start >= longestNesting;
}

const longestNesting = 32;
const backslash = 0x5c;
const escapeLetters = 'nrtbfvaeE\n';
const letterCodes = [10, 13, 9, 8, 12, 11, 7, 27, 27, 10];
const htmlNames = ['amp;', 'lt;', 'gt;', 'quot;', 'apos;'];
const htmlCodes = [0x26, 0x3c, 0x3e, 0x22, 0x27];
const longestNumber = 8;

function byteOf(text: string, at: number, skip: number, out: DecodedWriter): number {
  const value = hexAt(text, at + skip, 2);
  if (value < 0) return at;
  out.byte(value, at, at + skip + 2);
  return at + skip + 2;
}

function octal(text: string, at: number, out: DecodedWriter): number {
  let value = 0;
  let end = at + 1;
  while (end < at + 4) {
    const digit = text.charCodeAt(end) - 0x30;
    if (!(digit >= 0 && digit <= 7)) break;
    value = value * 8 + digit;
    end += 1;
  }
  out.byte(value & 0xff, at, end);
  return end;
}

/** `\u0041`, pairs of it, `\u{41}` and `\U00000041`. */
export function viewUnicode(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== backslash) return at;
  const kind = text.charCodeAt(at + 1);
  if (kind === 0x55) return fixed(text, at, 8, out);
  if (kind !== 0x75) return at;
  if (text.charCodeAt(at + 2) !== 0x7b) return fixed(text, at, 4, out);
  const [value, end] = numberAt(text, at + 3, 16);
  if (end === at + 3 || text.charCodeAt(end) !== 0x7d) return at;
  out.codePoint(value, at, end + 1);
  return end + 1;
}

function fixed(text: string, at: number, digits: number, out: DecodedWriter): number {
  const value = hexAt(text, at + 2, digits);
  if (value < 0) return at;
  const end = at + 2 + digits;
  if (value < 0xd8_00 || value > 0xdb_ff || !text.startsWith('\\u', end)) {
    out.codePoint(value, at, end);
    return end;
  }
  const low = hexAt(text, end + 2, 4);
  const paired = low >= 0xdc_00 && low <= 0xdf_ff;
  const point = paired ? 0x1_00_00 + ((value - 0xd8_00) << 10) + (low - 0xdc_00) : value;
  out.codePoint(point, at, paired ? end + 6 : end);
  return paired ? end + 6 : end;
}

function htmlNumber(text: string, at: number, out: DecodedWriter): number {
  const hex = (text.charCodeAt(at + 2) | 0x20) === 0x78;
  const from = at + (hex ? 3 : 2);
  const [value, digitsEnd] = numberAt(text, from, hex ? 16 : 10);
  if (digitsEnd === from) return at;
  const end = text.charCodeAt(digitsEnd) === 0x3b ? digitsEnd + 1 : digitsEnd;
  out.codePoint(value, at, end);
  return end;
}

function numberAt(text: string, from: number, base: number): readonly [number, number] {
  let value = 0;
  let end = from;
  while (end < from + longestNumber) {
    const digit = hexDigit(text.charCodeAt(end));
    if (digit < 0 || digit >= base) break;
    value = value * base + digit;
    end += 1;
  }
  return [value, end];
}

/** The kinds of escapes that secrets may hide behind. */
export type EscapeKind = 'percent' | 'quoted-printable' | 'html' | 'unicode';

/** How each kind is read. */
export const viewsByKind: Readonly<Record<EscapeKind, EscapeView>> = {
  percent: viewPercent,
  'quoted-printable': viewQuotedPrintable,
  html: viewHtml,
  unicode: viewNumbered,
};

/** `\u0041` and `\x41`; other backslashes stay. */
function viewNumbered(text: string, at: number, out: DecodedWriter): number {
  if (text.charCodeAt(at) !== backslash) return at;
  return text.charCodeAt(at + 1) === 0x78 ? byteOf(text, at, 2, out) : viewUnicode(text, at, out);
}
