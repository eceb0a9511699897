import { base64Digit, hexDigit } from './digits.ts';

/** A stretch of digits and the place that its first whole group begins at. */
export interface DigitStretch {
  readonly start: number;
  readonly end: number;
}

/** What counts as text: at least how many digits it takes, and whether control characters (line breaks, tabs) are a part of it. */
export interface StretchLimits {
  readonly least: number;
  readonly controls: boolean;
}

/**
 * The stretches of base64 digits in `[from, to)` that spell ASCII text only, for each of the four places where a group of four
 * may begin; each begins with such a group and takes one more at either side. Most runs of letters have none, so that nothing is decoded.
 */
export function findPrintableBase64(
  text: string,
  from: number,
  to: number,
  { least, controls }: StretchLimits,
): readonly DigitStretch[] {
  const found: DigitStretch[] = [];
  const roles = controls ? rolesOfText : rolesOfLine;
  for (let phase = 0; phase < 4; phase += 1) {
    let start = from + phase;
    while (start + least <= to) {
      let end = lastOther(text, start, start + least, roles);
      if (end < 0) {
        end = start + least;
        while (end < to && mayStand(text, end, (end - start) & 3, roles)) end += 1;
        // The groups beside it may hold a byte or two of the text, too.
        found.push({ start: start - 4 < from ? start : start - 4, end: Math.min(to, end + 4) });
      }
      start = end - ((end - start) & 3) + 4;
    }
  }
  return found;
}

// From the end, so that one look in the middle of binary content passes over all that is before it.
function lastOther(text: string, start: number, end: number, roles: Uint8Array): number {
  for (let at = end - 1 - ((end - 1 - start) & 3); at >= start; at -= 4)
    if (!mayStand(text, at, 0, roles)) return at;
  for (let at = end - 1; at >= start; at -= 1)
    if (!mayStand(text, at, (at - start) & 3, roles)) return at;
  return -1;
}

function mayStand(text: string, at: number, role: number, roles: Uint8Array): boolean {
  return (((roles[text.charCodeAt(at)] ?? 0) >> role) & 1) === 1;
}

// For each character, a bit for each place in a group of four that it may have: the highest bit of each of the three bytes is zero,
// and the first is no control character.
const rolesOfText = createRoles(2);
const rolesOfLine = createRoles(8);

function createRoles(lowest: number): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => {
    const digit = base64Digit(code);
    if (digit < 0) return 0;
    const places = [digit >= lowest && digit < 32, (digit & 8) === 0, (digit & 2) === 0, true];
    return places.reduce((bits, may, place) => bits | (may ? 1 << place : 0), 0);
  });
}

/** The stretches of hexadecimal digits in `[from, to)` that spell ASCII text only, for both beginnings. */
export function findPrintableHex(
  text: string,
  from: number,
  to: number,
  { least, controls }: StretchLimits,
): readonly DigitStretch[] {
  const found: DigitStretch[] = [];
  for (let start = from; start <= from + 1; start += 1) {
    let begin = start;
    while (begin + least <= to) {
      let end = lastNoText(text, begin, begin + least, controls);
      if (end < 0) {
        end = begin + least + (least & 1);
        while (end < to && isTextByte(text, end, controls)) end += 2;
        found.push({ start: begin, end: Math.min(end, to) });
      }
      begin = end + 2;
    }
  }
  return found;
}

// From the end, as above.
function lastNoText(text: string, start: number, end: number, controls: boolean): number {
  for (let at = end - 2 + ((end - start) & 1); at >= start; at -= 2)
    if (!isTextByte(text, at, controls)) return at;
  return -1;
}

function isTextByte(text: string, at: number, controls: boolean): boolean {
  const high = hexDigit(text.charCodeAt(at));
  if (high !== 0) return high >= 2 && high <= 7;
  const low = hexDigit(text.charCodeAt(at + 1));
  return controls && (low === 9 || low === 10 || low === 13);
}
