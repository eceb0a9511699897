import { TextCursor } from '../text-cursor.ts';

/** One part of a program: a text, a name with its sign, a command line in backquotes, or one mark. */
export interface CodeToken {
  readonly kind: 'text' | 'name' | 'shell' | 'mark';
  readonly text: string;
}

/** The languages of interpreters whose texts are looked into. */
export type CodeLanguage = 'python' | 'javascript' | 'perl' | 'ruby' | 'php' | 'lua';

const hashComments: readonly CodeLanguage[] = ['python', 'perl', 'ruby', 'php'];
const slashComments: readonly CodeLanguage[] = ['javascript', 'php'];
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** Parts a program roughly: good enough to find what it certainly says, not to say that there is no more. */
export function tokenizeCode(text: string, language: CodeLanguage): readonly CodeToken[] {
  const cursor = new TextCursor(text);
  const tokens: CodeToken[] = [];
  while (!cursor.isAtEnd) {
    const token = readToken(cursor, language, tokens.at(-1));
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

function readToken(
  cursor: TextCursor,
  language: CodeLanguage,
  last: CodeToken | undefined,
): CodeToken | undefined {
  if (cursor.takeWhile(/[ \t\r]/u) !== '') return undefined;
  if (skipComment(cursor, language)) return undefined;
  if (language === 'lua' && cursor.startsWith('[[')) return readDelimited(cursor, 2, ']]', 'text');
  if (language === 'python' && /^(?:'''|""")$/u.test(three(cursor)))
    return readDelimited(cursor, 3, three(cursor), 'text');
  if (cursor.next === "'" || cursor.next === '"')
    return readDelimited(cursor, 1, cursor.next, 'text');
  if (cursor.next === '`')
    return readDelimited(cursor, 1, '`', language === 'javascript' ? 'text' : 'shell');
  if (language === 'ruby' && cursor.next === '%' && /[xqQ]/u.test(cursor.peek(1))) {
    cursor.skip(1);
    return readQuoteLike(cursor, cursor.take() === 'x' ? 'shell' : 'text');
  }
  if (/[$@A-Za-z_]/u.test(cursor.next)) return readName(cursor, language);
  if (cursor.next === '/' && isPatternPlace(last, language)) skipPattern(cursor);
  return cursor.isAtEnd ? undefined : { kind: 'mark', text: cursor.take() };
}

function three(cursor: TextCursor): string {
  return cursor.next + cursor.peek(1) + cursor.peek(2);
}

function skipComment(cursor: TextCursor, language: CodeLanguage): boolean {
  const isLine =
    (cursor.next === '#' && hashComments.includes(language)) ||
    (cursor.startsWith('//') && slashComments.includes(language)) ||
    (cursor.startsWith('--') && language === 'lua');
  if (isLine) cursor.takeWhile(/[^\n]/u);
  else if (cursor.startsWith('/*') && slashComments.includes(language))
    readDelimited(cursor, 2, '*/', 'text');
  else return false;
  return true;
}

function readDelimited(
  cursor: TextCursor,
  width: number,
  end: string,
  kind: CodeToken['kind'],
): CodeToken {
  cursor.skip(width);
  let text = '';
  while (!cursor.isAtEnd && !cursor.startsWith(end)) {
    const taken = cursor.take();
    text += taken === '\\' ? readEscape(cursor) : taken;
  }
  cursor.skip(end.length);
  return { kind, text };
}

function readEscape(cursor: TextCursor): string {
  const taken = cursor.take();
  const length = taken === 'x' ? 2 : taken === 'u' ? 4 : 0;
  let digits = '';
  while (digits.length < length && /[\da-f]/iu.test(cursor.next)) digits += cursor.take();
  if (digits !== '') return String.fromCharCode(Number.parseInt(digits, 16));
  if (/[0-7]/u.test(taken)) {
    digits = taken;
    while (digits.length < 3 && /[0-7]/u.test(cursor.next)) digits += cursor.take();
    return String.fromCharCode(Number.parseInt(digits, 8));
  }
  return escapes[taken] ?? taken;
}

function readQuoteLike(cursor: TextCursor, kind: CodeToken['kind']): CodeToken {
  const open = cursor.next;
  return readDelimited(cursor, 1, closing[open] ?? open, kind);
}

function readName(cursor: TextCursor, language: CodeLanguage): CodeToken | undefined {
  const name = cursor.take() + cursor.takeWhile(/\w/u);
  const isQuoted = cursor.next === "'" || cursor.next === '"';
  // A prefix of a string.
  if (language === 'python' && isQuoted && /^[rbfu]{1,2}$/iu.test(name)) return undefined;
  if (language === 'perl' && /^(?:q|qq|qw|qx)$/u.test(name) && /[^\s\w,;=]/u.test(cursor.next))
    return readQuoteLike(cursor, name === 'qx' ? 'shell' : 'text');
  return { kind: 'name', text: name };
}

function isPatternPlace(last: CodeToken | undefined, language: CodeLanguage): boolean {
  if (language === 'python' || language === 'lua' || language === 'php') return false;
  return last === undefined || (last.kind === 'mark' && !/[)\]}]/u.test(last.text));
}

function skipPattern(cursor: TextCursor): void {
  cursor.skip(1);
  while (!cursor.isAtEnd && cursor.next !== '/' && cursor.next !== '\n')
    if (cursor.take() === '\\') cursor.skip(1);
  cursor.skip(1);
}
