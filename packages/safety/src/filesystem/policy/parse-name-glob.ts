import type { ClassMember, NameToken } from './name-glob.ts';
import { posixClasses } from './posix-classes.data.ts';

/** Reads the pattern of one name; `problem` says why it is none. */
export type ParsedGlob = { readonly tokens: readonly NameToken[] } | { readonly problem: string };

/**
 * Reads the pattern of one name as gitignore does: `*`, `?`, `[a-z]`, `[!a]`, `[[:alpha:]]`, `\*`. Literal runs are compared
 * as `compare` writes them. What git would never match, as an open bracket, is a problem: a rule that cannot hold is none.
 */
export function parseNameGlob(text: string, compare: (run: string) => string): ParsedGlob {
  const characters = Array.from(text);
  const tokens: NameToken[] = [];
  let run = '';
  const flush = (): void => {
    for (const character of compare(run)) tokens.push({ kind: 'character', character });
    run = '';
  };
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '\\') {
      const escaped = characters[at + 1];
      if (escaped === undefined) return { problem: 'a backslash ends it' };
      if (/[\p{L}\p{N}]/u.test(escaped)) return { problem: 'a backslash separates no names' };
      run += escaped;
      at += 1;
    } else if (character === '*' || character === '?') {
      flush();
      tokens.push({ kind: character === '*' ? 'many' : 'any' });
    } else if (character === '[') {
      const bracket = readBracket(characters, at + 1);
      if (bracket === undefined)
        return { problem: 'a bracket is not closed, or holds what it cannot' };
      flush();
      tokens.push(bracket.token);
      at = bracket.end;
    } else run += character;
  }
  flush();
  return { tokens };
}

interface Bracket {
  readonly token: NameToken;
  /** Where the closing bracket is. */
  readonly end: number;
}

function readBracket(characters: readonly string[], start: number): Bracket | undefined {
  const negated = characters[start] === '!' || characters[start] === '^';
  const first = negated ? start + 1 : start;
  const members: ClassMember[] = [];
  let at = first;
  while (at < characters.length) {
    if (characters[at] === ']' && at > first)
      return { token: { kind: 'class', negated, members }, end: at };
    const read = readNamedClass(characters, at) ?? readRange(characters, at);
    if (read === undefined) return undefined;
    members.push(...read.members);
    at = read.next;
  }
  return undefined;
}

interface Members {
  readonly members: readonly ClassMember[];
  readonly next: number;
}

function readNamedClass(characters: readonly string[], at: number): Members | undefined {
  if (characters[at] !== '[' || characters[at + 1] !== ':') return undefined;
  const end = characters.indexOf(':', at + 2);
  if (end === -1 || characters[end + 1] !== ']') return undefined;
  const name = characters.slice(at + 2, end).join('');
  const members = Object.hasOwn(posixClasses, name) ? posixClasses[name] : undefined;
  return members && { members, next: end + 2 };
}

function readRange(characters: readonly string[], at: number): Members | undefined {
  const from = readMember(characters, at);
  if (from === undefined) return undefined;
  const isRange = characters[from.next] === '-' && characters[from.next + 1] !== ']';
  const to = isRange ? readMember(characters, from.next + 1) : from;
  return to && { members: [{ from: from.character, to: to.character }], next: to.next };
}

function readMember(
  characters: readonly string[],
  at: number,
): { readonly character: string; readonly next: number } | undefined {
  const isEscaped = characters[at] === '\\';
  const character = characters[isEscaped ? at + 1 : at];
  return character === undefined ? undefined : { character, next: at + (isEscaped ? 2 : 1) };
}
