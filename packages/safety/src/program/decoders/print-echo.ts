import type { Decoder } from './decoder.ts';
import { readEscapes } from './read-escapes.ts';

/** Prints its arguments as bash's echo does, with the newline at the end unless `-n` is given. */
export const printEcho: Decoder = (args) => {
  const start = args.findIndex((arg) => !/^-[neE]+$/u.test(arg));
  const [options, texts] = start === -1 ? [args, []] : [args.slice(0, start), args.slice(start)];
  const letters = options.join('');
  const newline = letters.includes('n') ? '' : '\n';
  const text = texts.join(' ');
  // Of `-e` and `-E` the later one holds.
  if (letters.lastIndexOf('e') <= letters.lastIndexOf('E')) return text + newline;
  const read = readEscapes(text, 'zero');
  return read.ends ? read.text : read.text + newline;
};
