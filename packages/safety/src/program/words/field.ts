import type { Segment } from './segment.ts';
import { literal, severalWords, unknownWord, type WordValue } from './word-value.ts';

/** One word while it is put together. */
export interface Field {
  text: string;
  pattern: string;
  /** Where the first character that globs stands; absent: none does. */
  globAt: number | undefined;
  hasBracket: boolean;
  /** True when it is a word even though it is empty. */
  isOpen: boolean;
  /** What is before the first unknown piece; absent: everything is known. */
  prefix: string | undefined;
  isNumber: boolean;
  isSeveral: boolean;
  isFromEnvironment: boolean;
  isNamedSecret: boolean;
  /** The pattern of an unknown piece that is the whole word so far. */
  glob: string | undefined;
  /** What is known behind the first unknown piece. */
  tail: string;
}

/** A word of which nothing was put together yet. */
export function openField(): Field {
  return {
    text: '',
    pattern: '',
    globAt: undefined,
    hasBracket: false,
    isOpen: false,
    prefix: undefined,
    isNumber: true,
    isSeveral: false,
    isFromEnvironment: false,
    isNamedSecret: false,
    glob: undefined,
    tail: '',
  };
}

/** True when there is a word. */
export function hasContent(field: Field): boolean {
  return field.isOpen || field.text !== '' || field.prefix !== undefined;
}

/** Puts known text behind a word. */
export function addText(
  field: Field,
  { text, isQuoted }: { readonly text: string; readonly isQuoted: boolean },
): void {
  if (isQuoted) field.isOpen = true;
  if (field.prefix !== undefined) field.tail += text;
  for (const char of isQuoted ? '' : text) {
    if (char === '*' || char === '?' || char === '[') field.globAt ??= field.text.length;
    if (char === '[') field.hasBracket = true;
    field.text += char;
    field.pattern += char;
  }
  if (!isQuoted) return;
  field.text += text;
  field.pattern += text.replaceAll(/[*?[\]\\()|!@+^-]/gu, String.raw`\$&`);
}

/** Puts something unknown behind a word. */
export function addUnknown(
  field: Field,
  { value, isQuoted }: Extract<Segment, { readonly kind: 'unknown' }>,
  separators: string | undefined,
): void {
  const isAlone = isQuoted && field.text === '' && field.prefix === undefined;
  field.glob = isAlone ? value.glob : undefined;
  // Where it stands decides what the word certainly begins with.
  field.prefix ??= field.text + (isQuoted ? value.prefix : unsplitStart(value.prefix, separators));
  const isNumber = value.isNumber === true;
  field.isNumber &&= isNumber;
  const mayVanish = !isNumber || separators === undefined || /[\d-]/u.test(separators);
  if (!isQuoted && mayVanish) field.isSeveral = true;
  if (value.mayBeSeveral === true) field.isSeveral = true;
  if (value.isFromEnvironment === true) field.isFromEnvironment = true;
  if (value.isNamedSecret === true) field.isNamedSecret = true;
}

// Unquoted it may be split, and stand for the names of files.
function unsplitStart(prefix: string, separators: string | undefined): string {
  if (separators === undefined) return '';
  const end = Array.from(prefix).findIndex((char) => `*?[\\${separators}`.includes(char));
  return end === -1 ? prefix : prefix.slice(0, end);
}

/** The word that was put together; a glob in it stands for the names of files where it is globbed. */
export function wordOf(field: Field, isGlobbed: boolean): WordValue {
  if (field.text.includes('\0')) return field.isSeveral ? severalWords : unknownWord;
  const globAt = isGlobbed ? globStart(field) : undefined;
  if (field.prefix !== undefined) return unknownOf(field, globAt);
  if (globAt === undefined) return literal(field.text);
  const prefix = field.text.slice(0, globAt);
  const isEveryEntry =
    (prefix === '' || prefix.endsWith('/')) && /^\*+\/?$/u.test(field.text.slice(globAt));
  return { kind: 'unknown', prefix, isEveryEntry, glob: field.pattern };
}

function unknownOf(field: Field, globAt: number | undefined): WordValue {
  const { prefix = '', tail, isSeveral, isFromEnvironment, isNamedSecret } = field;
  const isGlob = globAt !== undefined;
  const isNumber =
    field.isNumber && !isGlob && !isSeveral && /^[\w.]*$/u.test(tail) && !prefix.startsWith('-');
  return {
    kind: 'unknown',
    prefix: isGlob && globAt < prefix.length ? prefix.slice(0, globAt) : prefix,
    isEveryEntry: false,
    ...(field.glob !== undefined && tail === '' ? { glob: field.glob } : {}),
    ...(isNumber ? { isNumber: true as const } : {}),
    ...(isSeveral ? { mayBeSeveral: true as const } : {}),
    ...(isFromEnvironment ? { isFromEnvironment: true as const } : {}),
    ...(isNamedSecret ? { isNamedSecret: true as const } : {}),
  };
}

function globStart(field: Field): number | undefined {
  if (field.globAt === undefined || !field.hasBracket) return field.globAt;
  // A bracket that nothing closes is an ordinary character.
  const { text, globAt } = field;
  if (/[*?]/u.test(text) || text.indexOf(']', globAt) > globAt) return globAt;
  return field.prefix === undefined ? undefined : globAt;
}
