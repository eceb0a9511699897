import type { Decoder } from './decoder.ts';
import { readEscapes } from './read-escapes.ts';

/** Prints the one text that `BEGIN { print "…" }` prints, or what a program that prints every line or one field of it does; knows no other program of awk. */
export const printAwk: Decoder = (args, input) => {
  const [program, ...others] = args;
  if (program === undefined || others.length > 0) return undefined;
  const begin = /^\s*BEGIN\s*\{\s*(printf?)\s*\(?\s*"((?:[^"\\%]|\\.)*)"\s*\)?\s*;?\s*\}\s*$/u.exec(
    program,
  );
  if (begin !== null) {
    const [, verb, text = ''] = begin;
    return readEscapes(text.replaceAll('\\"', '"'), 'plain').text + (verb === 'print' ? '\n' : '');
  }
  const field = /^\s*\{\s*print(?:\s*\$(\d{1,3}))?\s*;?\s*\}\s*$/u.exec(program);
  if (field === null || input === undefined) return undefined;
  const column = Number(field[1] ?? 0);
  return linesOf(input)
    .map((line) => (column === 0 ? line : (line.trim().split(/[ \t]+/u)[column - 1] ?? '')))
    .map((line) => `${line}\n`)
    .join('');
};

/** The lines of a text without their newlines; none for an empty text. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
