import type { NumberBeginning } from '../rules/redaction-rule.ts';
import { isDigit } from './find-triggers.ts';

// Longer rows of digits are all alike.
const longest = 19;
// All that is no ASCII is alike, too, and so is the end of the text.
const width = 129;

/** How many places such a table has. */
export const beginnings: number = (longest + 1) * width;

/** The table of the beginnings that a rule looks at, by `numberBeginning`. */
export function compileBeginnings(given: readonly NumberBeginning[]): Uint8Array {
  const table = new Uint8Array(beginnings);
  for (const { digits, next } of given)
    for (let count = digits[0]; count <= Math.min(digits[1], longest); count += 1)
      for (let code = 0; code < width; code += 1)
        if (next === undefined || next.includes(String.fromCharCode(code)))
          table[count * width + code] = 1;
  return table;
}

/** How the number at `from` begins: its digits in a row and what follows them, as one place of such a table; -1 when only more text can tell. */
export function numberBeginning(text: string, from: number, ended: boolean): number {
  let at = from;
  while (at < from + longest && at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  if (at >= text.length && !ended) return -1;
  const code = at < text.length ? text.charCodeAt(at) : width;
  return (at - from) * width + Math.min(code, width - 1);
}
