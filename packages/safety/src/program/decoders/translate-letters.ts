import type { Decoder } from './decoder.ts';
import { readEscapes } from './read-escapes.ts';

const classes: ReadonlyMap<string, string> = new Map([
  ['upper', 'A-Z'],
  ['lower', 'a-z'],
  ['digit', '0-9'],
  ['alpha', 'A-Za-z'],
  ['alnum', '0-9A-Za-z'],
  ['xdigit', '0-9A-Fa-f'],
  ['blank', '\t '],
  ['space', '\t-\r '],
]);

/** Replaces or deletes letters, as tr does with plain letters, ranges, escapes and the usual classes. */
export const translateLetters: Decoder = (args, input) => {
  const options = args.filter((arg) => /^-[cCds]+$/u.test(arg)).join('');
  const sets = args.filter((arg) => !/^-[cCds]+$/u.test(arg) && arg !== '--');
  const [first, second] = sets.map(expandSet);
  if (input === undefined || first === undefined || sets.length > 2) return undefined;
  // Of what is not ASCII the bytes would be meant.
  if (/[^\0-\x7F]/u.test(input)) return undefined;
  const isOutside = /[cC]/u.test(options);
  const has = (letter: string): boolean => first.includes(letter) !== isOutside;
  if (options.includes('d'))
    return options.includes('s') || sets.length > 1
      ? undefined
      : Array.from(input)
          .filter((letter) => !has(letter))
          .join('');
  if (sets.length === 1) return options.includes('s') ? squeeze(input, has) : undefined;
  if (second === undefined || second === '') return undefined;
  const replaced = replaceLetters(input, { first, second, isOutside });
  return options.includes('s') ? squeeze(replaced, (letter) => second.includes(letter)) : replaced;
};

function replaceLetters(
  input: string,
  {
    first,
    second,
    isOutside,
  }: { readonly first: string; readonly second: string; readonly isOutside: boolean },
): string {
  const last = second.charAt(second.length - 1);
  return Array.from(input, (letter) => {
    const index = first.lastIndexOf(letter);
    if (isOutside) return index === -1 ? last : letter;
    return index === -1 ? letter : second.charAt(Math.min(index, second.length - 1));
  }).join('');
}

function squeeze(input: string, has: (letter: string) => boolean): string {
  return Array.from(input)
    .filter((letter, index, all) => letter !== all[index - 1] || !has(letter))
    .join('');
}

function expandSet(set: string): string | undefined {
  const plain = readEscapes(
    set.replaceAll(/\[:([a-z]+):\]/gu, (whole, name: string) => classes.get(name) ?? whole),
    'plain',
  ).text;
  if (/\[[:=.]|\[.\*\d*\]|[^\0-\x7F]/su.test(plain) || set.includes('\\-')) return undefined;
  const ranges = /([\s\S])-([\s\S])/gu;
  const isBroken = Array.from(plain.matchAll(ranges)).some(([, from = '', to = '']) => to < from);
  return isBroken
    ? undefined
    : plain.replaceAll(ranges, (_, from: string, to: string) => lettersBetween(from, to));
}

function lettersBetween(from: string, to: string): string {
  const [start, end] = [from.charCodeAt(0), to.charCodeAt(0)];
  return String.fromCharCode(
    ...Array.from({ length: end - start + 1 }, (_, index) => start + index),
  );
}
