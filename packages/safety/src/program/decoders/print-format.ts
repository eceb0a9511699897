import type { Decoder } from './decoder.ts';
import { readEscapes } from './read-escapes.ts';

const maxOutput = 100_000;

/** Prints a format with its arguments as bash's printf does, again and again until all are used; floating point and times are not known. */
export const printFormat: Decoder = (args) => {
  const [format, ...values] = args[0] === '--' ? args.slice(1) : args;
  if (format === undefined || (args[0] !== '--' && format.startsWith('-'))) return undefined;
  const parts = splitFormat(format);
  if (parts === undefined) return undefined;
  const printing = new Printing(values);
  do {
    const before = printing.used;
    for (const part of parts) if (!printing.print(part)) return printing.output;
    if (printing.used === before) break;
  } while (printing.hasMore && (printing.output?.length ?? maxOutput) < maxOutput);
  return printing.output;
};

interface FormatPart {
  readonly text: string;
  readonly conversion?: {
    readonly flags: string;
    readonly width: string;
    readonly precision: string;
  };
}

const conversions = /%([-+ #0']*)(\*|\d*)(?:\.(\*|-?\d*))?([a-zA-Z%])/gu;

function splitFormat(format: string): readonly FormatPart[] | undefined {
  const parts: FormatPart[] = [];
  let end = 0;
  for (const match of format.matchAll(conversions)) {
    const [whole, flags = '', width = '', precision = '', letter = ''] = match;
    const before = format.slice(end, match.index);
    if (before.includes('%')) return undefined;
    parts.push({ text: readEscapes(before, 'plain').text });
    end = match.index + whole.length;
    if (letter === '%') parts.push({ text: '%' });
    else
      parts.push({
        text: letter,
        conversion: { flags, width, precision: whole.includes('.') ? `.${precision}` : '' },
      });
  }
  if (format.slice(end).includes('%')) return undefined;
  return [...parts, { text: readEscapes(format.slice(end), 'plain').text }];
}

class Printing {
  output: string | undefined = '';
  used = 0;
  readonly #values: readonly string[];

  constructor(values: readonly string[]) {
    this.#values = values;
  }

  get hasMore(): boolean {
    return this.used < this.#values.length;
  }

  /** Prints one part; false where the output ends, or is not known. */
  print({ text, conversion }: FormatPart): boolean {
    if (conversion === undefined) return this.#add(text);
    const width = this.#number(conversion.width);
    const precision =
      conversion.precision === '' ? undefined : this.#number(conversion.precision.slice(1));
    const value = this.#take();
    if (text === 'b') {
      const read = readEscapes(value ?? '', 'both');
      return this.#add(pad(cut(read.text, precision), width, conversion.flags)) && !read.ends;
    }
    const printed = convert(text, value ?? '', precision, conversion.flags);
    return this.#add(printed === undefined ? undefined : pad(printed, width, conversion.flags));
  }

  #number(text: string): number {
    return Number.parseInt(text === '*' ? (this.#take() ?? '0') : text, 10) || 0;
  }

  #take(): string | undefined {
    this.used += 1;
    return this.#values[this.used - 1];
  }

  #add(text: string | undefined): boolean {
    const isKnown = text !== undefined && this.output !== undefined;
    this.output = isKnown ? `${this.output ?? ''}${text}` : undefined;
    return isKnown;
  }
}

function convert(
  letter: string,
  value: string,
  precision: number | undefined,
  flags: string,
): string | undefined {
  switch (letter) {
    case 's':
      return cut(value, precision);
    case 'c':
      return value.slice(0, 1);
    case 'q':
      return /^[\w./-]+$/u.test(value) ? value : undefined;
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return convertNumber(letter, value, precision, flags);
    default:
      return undefined;
  }
}

function convertNumber(
  letter: string,
  value: string,
  precision: number | undefined,
  flags: string,
): string | undefined {
  const number = readNumber(value);
  if (number === undefined || precision !== undefined || /[+ #']/u.test(flags)) return undefined;
  if (letter === 'd' || letter === 'i') return String(number);
  if (number < 0) return undefined;
  const text = number.toString(letter === 'o' ? 8 : letter === 'u' ? 10 : 16);
  return letter === 'X' ? text.toUpperCase() : text;
}

function readNumber(value: string): number | undefined {
  if (value === '') return 0;
  if (/^["'][\s\S]/u.test(value)) return value.codePointAt(1);
  const [, sign = '', digits = ''] =
    /^([-+]?)(0[xX][0-9a-fA-F]{1,12}|\d{1,15})$/u.exec(value) ?? [];
  if (digits === '') return undefined;
  if (/^0\d/u.test(digits) && /[89]/u.test(digits)) return undefined;
  const base = /^0[xX]/u.test(digits) ? 16 : digits.startsWith('0') ? 8 : 10;
  const number = Number.parseInt(digits, base);
  return sign === '-' ? -number : number;
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined || precision < 0 ? text : text.slice(0, precision);
}

function pad(text: string, width: number, flags: string): string {
  if (Math.abs(width) > maxOutput) return text;
  if (flags.includes('-') || width < 0) return text.padEnd(Math.abs(width));
  const isPaddedNumber = flags.includes('0') && /^-?[\da-fA-F]+$/u.test(text);
  if (!isPaddedNumber) return text.padStart(width);
  const sign = text.startsWith('-') ? '-' : '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
