import { matchesPattern, type Pattern } from './match-pattern.ts';

// Longer texts are not compared with patterns, which takes more than linear time.
const maxMatched = 128;
const maxReplaced = 48;

/** A text without the beginning or end that a pattern matches; absent: not known. */
export function removeMatch(
  text: string,
  pattern: Pattern,
  operator: '#' | '##' | '%' | '%%',
): string | undefined {
  // Looked at first, so that a long text is not taken apart again and again.
  if (text.length > 2 * maxMatched) return undefined;
  const chars = Array.from(text);
  if (chars.length > maxMatched || pattern.length > maxMatched) return undefined;
  const isLongest = operator.length === 2;
  const lengths = Array.from({ length: chars.length + 1 }, (_, index) =>
    isLongest ? chars.length - index : index,
  );
  for (const length of lengths) {
    const isStart = operator.startsWith('#');
    const part = isStart ? chars.slice(0, length) : chars.slice(chars.length - length);
    if (!matchesPattern(pattern, part)) continue;
    return (isStart ? chars.slice(length) : chars.slice(0, chars.length - length)).join('');
  }
  return text;
}

/** A text with what a pattern matches replaced; absent: not known. */
export function replaceMatch(
  text: string,
  pattern: Pattern,
  replacement: string,
  operator: '/' | '//' | '/#' | '/%',
): string | undefined {
  if (text.length > 2 * maxReplaced) return undefined;
  const chars = Array.from(text);
  const isKnown = chars.length > 0 && pattern.length > 0 && !/[&\\]/u.test(replacement);
  if (!isKnown || chars.length > maxReplaced || pattern.length > maxReplaced) return undefined;
  // A pattern that matches nothing at all replaces in ways of its own.
  if (matchesPattern(pattern, [])) return undefined;
  let result = '';
  let at = 0;
  let isDone = false;
  while (at < chars.length) {
    const end: number | undefined = isDone ? undefined : endOfMatch(chars, at, pattern, operator);
    result += end === undefined ? (chars[at] ?? '') : replacement;
    at = end ?? at + 1;
    isDone ||= (end !== undefined && operator !== '//') || operator === '/#';
  }
  return result;
}

function endOfMatch(
  chars: readonly string[],
  from: number,
  pattern: Pattern,
  operator: string,
): number | undefined {
  for (let end = chars.length; end > from; end -= 1) {
    if (matchesPattern(pattern, chars.slice(from, end))) return end;
    if (operator === '/%') return undefined;
  }
  return undefined;
}

/** A part of a text, counted as bash does; absent: not known. */
export function sliceText(
  text: string,
  offset: number,
  length: number | undefined,
): string | undefined {
  const chars = Array.from(text);
  const start = offset < 0 ? chars.length + offset : offset;
  if (start < 0 || start > chars.length) return '';
  if (length === undefined) return chars.slice(start).join('');
  const end = length < 0 ? chars.length + length : start + length;
  return end < start ? undefined : chars.slice(start, end).join('');
}

/** A text in other letters; absent: not known. */
export function changeCase(text: string, operator: '^' | '^^' | ',' | ',,'): string | undefined {
  // Other letters than these depend on the locale.
  if (/[^\x01-\x7f]/u.test(text)) return undefined;
  const end = operator.length === 2 ? text.length : 1;
  const head = text.slice(0, end);
  const changed = operator.startsWith('^') ? head.toUpperCase() : head.toLowerCase();
  return changed + text.slice(end);
}
