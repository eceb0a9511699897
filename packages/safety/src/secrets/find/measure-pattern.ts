/** How far an expression can reach, in UTF-16 code units; `Infinity` where nothing bounds it. */
export interface PatternReach {
  /** The longest match. */
  readonly length: number;
  /** The longest that is looked at beyond the end, or before the beginning, of what is matched. */
  readonly context: number;
  /** Whether it repeats what an earlier group took. */
  readonly refersBack: boolean;
}

interface Cursor {
  readonly source: string;
  at: number;
  context: number;
  refersBack: boolean;
}

// The check of a rule and each redactor measure the same expression, whose source never changes.
const measured = new WeakMap<RegExp, PatternReach>();

/** Measures an expression of flag `u` from its source. What may stand for any character counts two code units. */
export function measurePattern(pattern: RegExp): PatternReach {
  const known = measured.get(pattern);
  if (known !== undefined) return known;
  const reach = measureSource(pattern);
  measured.set(pattern, reach);
  return reach;
}

function measureSource({ source }: RegExp): PatternReach {
  const cursor: Cursor = { source, at: 0, context: 0, refersBack: false };
  const length = alternatives(cursor);
  return { length, context: cursor.context, refersBack: cursor.refersBack };
}

function alternatives(cursor: Cursor): number {
  let longest = 0;
  let current = 0;
  for (; cursor.at < cursor.source.length && cursor.source[cursor.at] !== ')';) {
    if (cursor.source[cursor.at] === '|') {
      cursor.at += 1;
      longest = Math.max(longest, current);
      current = 0;
    } else current += repeated(cursor, atom(cursor));
  }
  return Math.max(longest, current);
}

// Made once: an expression in a function is made anew at each call, and every start measures thousands of atoms.
const quantifier = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/uy;
const groupOpening = /\((?:\?(?:<?[=!]|:|<[^>]*>|[a-z-]+:))?/uy;
const lookingGroup = /[=!]$/u;
const wholeClass = /\[(?:\\[\s\S]|[^\]\\])*\]/uy;
const wideClass = /^\[\^|\\[SWDPpu]|[^ -~]/u;
const wholeEscape =
  /\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|[pP]\{[^}]*\}|k<[^>]*>|[1-9]\d*|[\s\S])/iuy;
const boundaryEscape = /^\\[bB]$/u;
const referenceEscape = /^\\(?:k<|[1-9])/u;
const wideEscape = /^\\(?:[SWD]|[pP]\{|u\{)/u;

function repeated(cursor: Cursor, length: number): number {
  if (!'*+?{'.includes(cursor.source[cursor.at] ?? '-')) return length;
  quantifier.lastIndex = cursor.at;
  const match = quantifier.exec(cursor.source);
  if (match === null) return length;
  cursor.at = quantifier.lastIndex;
  const [whole, least, comma, most] = match;
  if (whole.startsWith('?')) return length;
  if (least === undefined || (comma === ',' && most === '')) return Infinity;
  return length * Number(comma === ',' ? most : least);
}

function atom(cursor: Cursor): number {
  const { source, at } = cursor;
  if (source[at] === '(') return group(cursor);
  if (source[at] === '[') return characterClass(cursor);
  if (source[at] === '\\') return escape(cursor);
  const letter = String.fromCodePoint(source.codePointAt(at) ?? 0);
  cursor.at += letter.length;
  if (letter === '^' || letter === '$') return look(cursor, 1);
  return letter === '.' ? 2 : letter.length;
}

function group(cursor: Cursor): number {
  groupOpening.lastIndex = cursor.at;
  const [opened = '('] = groupOpening.exec(cursor.source) ?? [];
  cursor.at += opened.length;
  const length = alternatives(cursor);
  cursor.at += 1;
  return lookingGroup.test(opened) ? look(cursor, length) : length;
}

function look(cursor: Cursor, length: number): number {
  cursor.context = Math.max(cursor.context, length);
  return 0;
}

function characterClass(cursor: Cursor): number {
  wholeClass.lastIndex = cursor.at;
  const [taken = '['] = wholeClass.exec(cursor.source) ?? [];
  cursor.at += taken.length;
  return wideClass.test(taken) ? 2 : 1;
}

function escape(cursor: Cursor): number {
  wholeEscape.lastIndex = cursor.at;
  const [taken = '\\'] = wholeEscape.exec(cursor.source) ?? [];
  cursor.at += Math.max(1, taken.length);
  if (boundaryEscape.test(taken)) return look(cursor, 1);
  if (referenceEscape.test(taken)) cursor.refersBack = true;
  return wideEscape.test(taken) ? 2 : 1;
}
