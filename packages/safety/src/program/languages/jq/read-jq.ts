import { TextCursor } from '../text-cursor.ts';
import type { LanguageReader } from '../language-reader.ts';
import { readUnread } from '../read-unread.ts';

/** Reads a program of jq: only modules, variables of the environment and loops without an end are asked for. */
export const readJq: LanguageReader = (text, invocation, scene) => {
  const names = namesIn(text);
  if (names === undefined) return readUnread(text, invocation, scene);
  const { span } = invocation;
  if (names.some((name) => name === 'env' || name === '$ENV' || name === '$__prog_args'))
    scene.ask('reads-environment', 'This program of jq reads variables of the environment.', span);
  if (names.some((name) => /^(?:include|import|modulemeta)$/u.test(name)))
    scene.ask('runs-code', 'This program of jq loads a module.', span);
  if (names.some((name) => /^(?:repeat|infinite|while|until)$/u.test(name)) || mayGrow(text, names))
    scene.ask('endless', 'This program of jq may never end.', span);
  return {};
};

// A function that names itself, a step that is taken again and again, a count of many digits.
function mayGrow(text: string, names: readonly string[]): boolean {
  const defined = names.filter((_, index) => names[index - 1] === 'def');
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (
    defined.some((name) => (counts.get(name) ?? 0) > 2) ||
    /\brecurse *\([^)]*[-+*]|\brange *\([^)]*(?:\d{8}|\de)/u.test(text)
  );
}

// Names outside of strings and fields; absent when a string or a parenthesis stays open.
function namesIn(text: string): readonly string[] | undefined {
  const cursor = new TextCursor(text);
  const names: string[] = [];
  // For each open parenthesis, whether it is one of a string.
  const opened: boolean[] = [];
  while (!cursor.isAtEnd) {
    const taken = cursor.take();
    if (taken === '#') cursor.takeWhile(/[^\n\r]/u);
    else if (taken === '(') opened.push(false);
    else if (taken === '"' || (taken === ')' && opened.pop() === true)) {
      const end = skipString(cursor);
      if (end === undefined) return undefined;
      if (end === '(') opened.push(true);
    } else if (/[$A-Za-z_]/u.test(taken)) names.push(taken + cursor.takeWhile(/\w/u));
    // A field, or the end of `..`, which no name follows.
    else if (taken === '.' && cursor.next !== '.') cursor.takeWhile(/\w/u);
  }
  return opened.length > 0 ? undefined : names.filter((name) => name !== '$');
}

/** Goes to the end of a string or of a part of it: `(` where an expression is in it; absent when it stays open. */
function skipString(cursor: TextCursor): '"' | '(' | undefined {
  while (!cursor.isAtEnd) {
    const taken = cursor.take();
    if (taken === '"') return '"';
    if (taken === '\\' && cursor.take() === '(') return '(';
  }
  return undefined;
}
