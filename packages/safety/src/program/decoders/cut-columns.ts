import { readsOnlyInput, type Decoder } from './decoder.ts';
import { linesOf } from './print-awk.ts';

/** Takes letters or fields of each line, as `cut -c 1-3` and `cut -d, -f 2` do. */
export const cutColumns: Decoder = (args, input) => {
  const given = readArguments(args);
  if (input === undefined || given === undefined) return undefined;
  const { letters, fields, separator } = given;
  const ranges = readRanges(letters ?? fields ?? '');
  if (ranges === undefined || (letters === undefined) === (fields === undefined)) return undefined;
  const isChosen = (_: string, index: number): boolean =>
    ranges.some(([first, last]) => index + 1 >= first && index + 1 <= last);
  const cut = (line: string): string => {
    if (letters !== undefined) return Array.from(line).filter(isChosen).join('');
    // A line without a separator is printed whole.
    return line.includes(separator) ? line.split(separator).filter(isChosen).join(separator) : line;
  };
  return linesOf(input)
    .map((line) => `${cut(line)}\n`)
    .join('');
};

interface CutArguments {
  readonly letters?: string;
  readonly fields?: string;
  readonly separator: string;
}

function readArguments(args: readonly string[]): CutArguments | undefined {
  const found = new Map<string, string>();
  const operands: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const [, option, attached = ''] = /^-([cbfd])([\s\S]*)$/u.exec(args[index] ?? '') ?? [];
    if (option === undefined) operands.push(args[index] ?? '');
    else if (attached === '') found.set(option, args[(index += 1)] ?? '');
    else found.set(option, attached);
  }
  const letters = found.get('c') ?? found.get('b');
  const fields = found.get('f');
  const separator = found.get('d') ?? '\t';
  if (!readsOnlyInput(operands) || separator === '') return undefined;
  return {
    separator,
    ...(letters === undefined ? {} : { letters }),
    ...(fields === undefined ? {} : { fields }),
  };
}

function readRanges(list: string): readonly (readonly [number, number])[] | undefined {
  const ranges: [number, number][] = [];
  for (const part of list.split(',')) {
    const match = /^(\d{0,9})(-?)(\d{0,9})$/u.exec(part);
    if (match === null || part === '' || part === '-') return undefined;
    const [, first = '', dash = '', last = ''] = match;
    ranges.push([
      first === '' ? 1 : Number(first),
      dash === '' ? Number(first) : last === '' ? Infinity : Number(last),
    ]);
  }
  return ranges;
}
