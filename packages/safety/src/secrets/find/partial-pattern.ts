/**
 * An expression of flags `uy` that matches where what the given one finds, or that it finds nothing, can depend on more text than there
 * is: where some way to read it comes to the end of the text. Where it does not match, no more text changes anything.
 */
export function partialPattern({ source, flags }: RegExp): RegExp {
  const cursor = { source, at: 0 };
  return new RegExp(`(?:${alternatives(cursor)})$`, flags.replace('d', ''));
}

interface Cursor {
  readonly source: string;
  at: number;
}

const opening = /\((?:\?(?:(<?[=!])|:|<[^>]*>|[a-z-]+:))?/uy;
const quantifier = /(?:[*+?]|\{\d+,?\d*\})\??/uy;
const atom =
  /\[(?:\\[^]|[^\]\\])*\]|\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|[pP]\{[^}]*\}|[^])|[^]/iuy;

function alternatives(cursor: Cursor): string {
  let made = '';
  while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== ')')
    made += take(cursor, /\|/uy) ?? part(cursor) + (take(cursor, quantifier) ?? '');
  return made;
}

// What stands at the end may be anything: every part of it may.
function part(cursor: Cursor): string {
  if (cursor.source[cursor.at] !== '(') return `(?:${take(cursor, atom) ?? ''}|$)`;
  const begin = cursor.at;
  const opened = take(cursor, opening) ?? '(';
  const inner = alternatives(cursor);
  cursor.at += 1;
  if (/<[=!]$/u.test(opened)) return `(?:${cursor.source.slice(begin, cursor.at)}|$)`;
  if (opened.endsWith('=')) return `(?:(?=${inner})|(?:${inner})$)`;
  if (opened.endsWith('!')) return `(?:|(?:${inner})$)`;
  return /^\(\?[a-z-]+:$/u.test(opened) ? `${opened}${inner})` : `(?:${inner})`;
}

function take(cursor: Cursor, expression: RegExp): string | undefined {
  expression.lastIndex = cursor.at;
  const taken = expression.exec(cursor.source)?.[0];
  cursor.at += taken?.length ?? 0;
  return taken;
}
