import type { Word, WordPart } from 'unbash';

/** A part of a word that only an expansion gives a value. */
export type ExpansionPart = Extract<
  WordPart,
  {
    readonly type:
      | 'SimpleExpansion'
      | 'ParameterExpansion'
      | 'CommandExpansion'
      | 'ArithmeticExpansion'
      | 'ProcessSubstitution'
      | 'ExtendedGlob';
  }
>;

/** The smallest pieces of a word: a character, a quoted part that may be empty, or an expansion. */
export type Atom =
  | { readonly kind: 'char'; readonly char: string; readonly isQuoted: boolean }
  | { readonly kind: 'mark' }
  | { readonly kind: 'expansion'; readonly part: ExpansionPart; readonly isQuoted: boolean }
  | { readonly kind: 'unreadable' };

const mark: Atom = { kind: 'mark' };
const unreadable: Atom = { kind: 'unreadable' };

/** The pieces of a word; in double quotes none of its own quotes count. */
export function atomsOf(word: Word, isQuoted = false): readonly Atom[] {
  if (word.parts === undefined) return isQuoted ? quoted(word.value) : bare(word.text);
  return atomsOfParts(word.parts, isQuoted);
}

/** The pieces of the parts of a word. */
export function atomsOfParts(parts: readonly WordPart[], isQuoted = false): readonly Atom[] {
  return parts.flatMap((part) => atomsOfPart(part, isQuoted));
}

function atomsOfPart(part: WordPart, isQuoted: boolean): readonly Atom[] {
  switch (part.type) {
    case 'Literal':
      return isQuoted ? quoted(part.value) : bare(part.text);
    case 'SingleQuoted':
      return [mark, ...quoted(part.value), mark];
    case 'AnsiCQuoted':
      return [mark, ...(isPlainAnsi(part) ? quoted(part.value) : [unreadable]), mark];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.length === 1 && isEveryArgument(part.parts[0])
        ? atomsOfParts(part.parts, true)
        : [mark, ...atomsOfParts(part.parts, true), mark];
    case 'Glob':
      return part.kind === 'bracket' ? wrapped(part.text, part.parts, isQuoted) : bare(part.text);
    case 'BraceExpansion':
      return part.parts === undefined ? bare(part.text) : wrapped(part.text, part.parts, isQuoted);
    default:
      return [{ kind: 'expansion', part, isQuoted }];
  }
}

function wrapped(text: string, parts: readonly WordPart[], isQuoted: boolean): readonly Atom[] {
  const inner = parts.map((part) => part.text).join('');
  const [first, last] = [text.slice(0, 1), text.slice(-1)];
  if (first + inner + last !== text) return [unreadable];
  return [...bare(first), ...atomsOfParts(parts, isQuoted), ...bare(last)];
}

// Which bytes such escapes give depends on the locale.
function isPlainAnsi({ text, value }: { readonly text: string; readonly value: string }): boolean {
  return !/\\[xuUc0-7]/u.test(text) || !/[^\x01-\x7f]/u.test(value);
}

/** True for `$@` and for every element of an array: no word at all where there is none. */
function isEveryArgument(part: WordPart | undefined): boolean {
  if (part?.type === 'SimpleExpansion') return part.text === '$@';
  if (part?.type !== 'ParameterExpansion' || part.prefix !== undefined) return false;
  return part.parameter === '@' || part.index?.text === '@';
}

function quoted(text: string): readonly Atom[] {
  return Array.from(text, (char): Atom => ({ kind: 'char', char, isQuoted: true }));
}

function bare(text: string): readonly Atom[] {
  const found: Atom[] = [];
  let isEscaped = false;
  for (const char of text) {
    if (isEscaped) {
      // A backslash before the end of a line joins the two lines.
      if (char !== '\n') found.push({ kind: 'char', char, isQuoted: true });
      isEscaped = false;
    } else if (char === '\\') isEscaped = true;
    else found.push({ kind: 'char', char, isQuoted: false });
  }
  if (isEscaped) found.push({ kind: 'char', char: '\\', isQuoted: true });
  return found;
}
