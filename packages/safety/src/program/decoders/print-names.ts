import { posix } from 'node:path';
import type { Decoder } from './decoder.ts';

const maxNumbers = 10_000;

/** Prints the last name of a path, as basename does with one path and at most a suffix. */
export const printBaseName: Decoder = (args) => {
  const [path, suffix] = args;
  if (path === undefined || args.length > 2 || path.startsWith('-')) return undefined;
  const name = posix.basename(path);
  const isCut = suffix !== undefined && name.endsWith(suffix) && name !== suffix;
  return `${isCut ? name.slice(0, name.length - suffix.length) : name}\n`;
};

/** Prints the directory of a path, as dirname does with one path. */
export const printDirectoryName: Decoder = (args) => {
  const [path] = args;
  if (path === undefined || args.length > 1 || path.startsWith('-')) return undefined;
  return `${posix.dirname(path)}\n`;
};

/** Prints whole numbers, as seq does with one to three of them. */
export const printSequence: Decoder = (args) => {
  const numbers = args.map((arg) => (/^-?\d{1,9}$/u.test(arg) ? Number(arg) : Number.NaN));
  if (numbers.length === 0 || numbers.length > 3 || numbers.some(Number.isNaN)) return undefined;
  const [first = 1, step = 1, last = 1] =
    numbers.length === 1
      ? [1, 1, ...numbers]
      : numbers.length === 2
        ? [numbers[0], 1, numbers[1]]
        : numbers;
  const count = step === 0 ? Infinity : Math.floor((last - first) / step) + 1;
  if (count > maxNumbers) return undefined;
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => `${String(first + index * step)}\n`,
  ).join('');
};
