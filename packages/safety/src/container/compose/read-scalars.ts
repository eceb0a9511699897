import { isList, isMap, type ComposeValue } from './parse-compose.ts';

/** A scalar as the text that Compose would pass on; absent for what is none. */
export function textOf(value: ComposeValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A switch: only what is surely off is off. */
export function isOn(value: ComposeValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  return !/^(?:false|no|n|off|f|0|)$/iu.test(textOf(value) ?? 'true');
}

/** Each of a list, or the one that stands alone, as text; what is no text is left out. */
export function textsOf(value: ComposeValue | undefined): readonly string[] {
  const items = isList(value) ? value : value === undefined ? [] : [value];
  return items.flatMap((item) => textOf(item) ?? []);
}

/** `NAME=value` for each entry of a list or a mapping; `NAME` for one without a value. */
export function pairsOf(value: ComposeValue | undefined): readonly string[] {
  if (!isMap(value)) return textsOf(value);
  return Object.entries(value).flatMap(([name, entry]) =>
    isList(entry)
      ? textsOf(entry).map((one) => `${name}=${one}`)
      : [entry === null ? name : `${name}=${textOf(entry) ?? ''}`],
  );
}

/** The words of a command: a list as it is, a text as a POSIX shell would part it, with nothing filled in. */
export function wordsOf(value: ComposeValue | undefined): readonly string[] {
  if (typeof value !== 'string') return textsOf(value);
  const words: string[] = [];
  let word: string | undefined;
  for (const [piece] of value.matchAll(/'[^']*'|"(?:[^"\\]|\\.)*"|\\.|\s+|[^\s'"\\]+|['"\\]/gsu)) {
    if (/^\s/u.test(piece)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + unquote(piece);
  }
  return word === undefined ? words : [...words, word];
}

function unquote(piece: string): string {
  if (piece.length > 1 && piece.startsWith("'")) return piece.slice(1, -1);
  if (piece.length > 1 && piece.startsWith('"'))
    return piece.slice(1, -1).replaceAll(/\\(["\\$`\n])/gu, '$1');
  return piece.length > 1 && piece.startsWith('\\') ? piece.slice(1) : piece;
}
