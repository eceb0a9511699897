import { base64Digit, hexDigit } from './digits.ts';

/** A stretch of digits and the place that its first whole group begins at. */
export interface DigitStretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretches of at least `least` base64 digits in `[from, to)` that spell printable ASCII only, for each of the four places
 * where a group of four may begin; each begins with such a group. Most runs of letters have none, so that nothing is decoded.
 */
export function findPrintableBase64(
  text: string,
  from: number,
  to: number,
  least: number,
): readonly DigitStretch[] {
  const found: DigitStretch[] = [];
  for (let phase = 0; phase < 4; phase += 1) {
    let start = from + phase;
    for (let at = start; at <= to; at += 1) {
      const role = (at - from - phase) & 3;
      if (at < to && mayStand(base64Digit(text.charCodeAt(at)), role)) continue;
      if (at - start >= least) found.push({ start, end: at });
      start = at - role + 4;
      if (start + least > to) break;
      at = start - 1;
    }
  }
  return found;
}

/** The stretches of at least `least` hexadecimal digits in `[from, to)` that spell printable ASCII only, for both beginnings. */
export function findPrintableHex(
  text: string,
  from: number,
  to: number,
  least: number,
): readonly DigitStretch[] {
  const found: DigitStretch[] = [];
  for (let phase = 0; phase < 2; phase += 1) {
    let start = from + phase;
    for (let at = start; at <= to + 1; at += 2) {
      const high = at < to ? hexDigit(text.charCodeAt(at)) : 0;
      if (high >= 2 && high <= 7) continue;
      const end = Math.min(at, to);
      if (end - start >= least) found.push({ start, end });
      start = at + 2;
    }
  }
  return found;
}

// The highest bit of each of the three bytes is zero, and the first is no control character.
function mayStand(digit: number, role: number): boolean {
  if (role === 0) return digit >= 8 && digit < 32;
  if (role === 1) return (digit & 8) === 0;
  return role === 3 || (digit & 2) === 0;
}
