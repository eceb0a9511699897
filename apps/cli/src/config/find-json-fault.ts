/** Where a text stops being JSON, and what could have stood there. Holds none of the text. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly expected: string;
}

type Awaited = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'more' | 'nothing';

const token =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|\x7f|[\x80-\x9f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/uy;

/** Finds the first place where a text cannot go on as JSON (RFC 8259); absent when it is JSON. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let awaited: Awaited = 'value';
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    const next: Awaited | undefined =
      found === undefined ? undefined : follow(awaited, found, open);
    if (found === undefined || next === undefined) return faultAt(text, at, awaited, open);
    awaited = next;
    at += found.length;
  }
  return awaited === 'nothing' ? undefined : faultAt(text, text.length, awaited, open);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at += 1;
  return at;
}

// What may come after a token; absent when the token may not stand there.
function follow(awaited: Awaited, found: string, open: string[]): Awaited | undefined {
  const inner = open.at(-1);
  if (found === '}' || found === ']') {
    const isEnd =
      awaited === 'more' || awaited === (found === '}' ? 'name-or-end' : 'value-or-end');
    return isEnd && inner === found ? close(open) : undefined;
  }
  if (found === ',') return awaited !== 'more' ? undefined : inner === '}' ? 'name' : 'value';
  if (found === ':') return awaited === 'colon' ? 'value' : undefined;
  if (awaited === 'name' || awaited === 'name-or-end')
    return found.startsWith('"') ? 'colon' : undefined;
  if (awaited !== 'value' && awaited !== 'value-or-end') return undefined;
  if (found === '{' || found === '[') {
    open.push(found === '{' ? '}' : ']');
    return found === '{' ? 'name-or-end' : 'value-or-end';
  }
  return inner === undefined ? 'nothing' : 'more';
}

function close(open: string[]): Awaited {
  open.pop();
  return open.length === 0 ? 'nothing' : 'more';
}

function faultAt(text: string, at: number, awaited: Awaited, open: readonly string[]): JsonFault {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { line, column: at - lineStart + 1, expected: wordsFor(awaited, open.at(-1)) };
}

function wordsFor(awaited: Awaited, end = ''): string {
  switch (awaited) {
    case 'value':
      return 'a value';
    case 'value-or-end':
      return 'a value or `]`';
    case 'name':
      return 'a name in double quotes';
    case 'name-or-end':
      return 'a name in double quotes or `}`';
    case 'colon':
      return '`:`';
    case 'more':
      return `\`,\` or \`${end}\``;
    case 'nothing':
      return 'the end of the text';
  }
}
