import { Buffer } from 'node:buffer';
import { readsOnlyInput, type Decoder } from './decoder.ts';

type Encoding = 'base64' | 'base32' | 'hex';

/** Decodes or encodes what it reads, as base64, base32 and basenc do, with options in any order and form. */
export function decodeBase(
  program: string,
  args: readonly string[],
  input: string | undefined,
): string | undefined {
  const encoding = encodingOf(program, args);
  const operands = args.filter((arg, index) => !arg.startsWith('-') && !isWidth(args[index - 1]));
  if (input === undefined || encoding === undefined || !readsOnlyInput(operands)) return undefined;
  if (args.some((arg) => /^--(?:h|v)/u.test(arg))) return undefined;
  return isDecoding(args) ? decode(input, encoding) : encode(input, encoding, args);
}

/** Decodes what it reads, as `openssl base64 -d` and `openssl enc -d -base64` do; knows nothing else of openssl. */
export const decodeOpenssl: Decoder = (args, input) => {
  const [command, ...options] = args;
  const isBase64 =
    command === 'base64' ||
    (command === 'enc' && options.some((option) => /^--?(?:a|base64)$/u.test(option)));
  const isPlain = options.every((option) => /^--?(?:d|a|A|base64)$/u.test(option));
  const decodes = options.some((option) => /^--?d$/u.test(option));
  return isBase64 && isPlain && decodes && input !== undefined
    ? decode(input, 'base64')
    : undefined;
};

function isDecoding(args: readonly string[]): boolean {
  return args.some((arg) => /^-[a-zA-Z]*[dD]/u.test(arg) || /^--d/u.test(arg));
}

function isWidth(arg: string | undefined): boolean {
  return arg !== undefined && /^(?:-[a-zA-Z]*w|--w[a-z]*)$/u.test(arg);
}

function encodingOf(program: string, args: readonly string[]): Encoding | undefined {
  if (program === 'base64' || program === 'base32') return program;
  if (args.some((arg) => /^--base64(?:url)?$/u.test(arg))) return 'base64';
  if (args.includes('--base32')) return 'base32';
  return args.includes('--base16') ? 'hex' : undefined;
}

function decode(input: string, encoding: Encoding): string {
  const text = input.replaceAll(/[^\w+/=-]/gu, '');
  if (encoding === 'hex') return Buffer.from(text, 'hex').toString('utf8');
  if (encoding === 'base32') return decodeBase32(text);
  // A padded part may be followed by another one.
  const parts = text.split(/=+/u).map((part) => Buffer.from(part, 'base64'));
  return Buffer.concat(parts).toString('utf8');
}

function decodeBase32(text: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let pending = 0;
  for (const letter of text.toUpperCase().replaceAll('=', '')) {
    const value = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter);
    if (value === -1) break;
    pending = ((pending << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((pending >> bits) & 0xff);
  }
  return Buffer.from(bytes).toString('utf8');
}

function encode(input: string, encoding: Encoding, args: readonly string[]): string | undefined {
  if (encoding === 'base32' || args.some((arg) => arg.startsWith('--base'))) return undefined;
  const text = Buffer.from(input, 'utf8').toString(encoding);
  if (args.length === 0) return text.replaceAll(/.{1,76}/gu, '$&\n');
  return /^(?:-w\s?0|--wrap[ =]0)$/u.test(args.join(' ')) ? text : undefined;
}
