import { Buffer } from 'node:buffer';
import { readsOnlyInput, type Decoder } from './decoder.ts';

/** Turns hexadecimal digits back into text, as `xxd -r -p` and `xxd -r` do; what xxd prints otherwise is not known. */
export const decodeHex: Decoder = (args, input) => {
  const options = args.filter((arg) => arg.startsWith('-') && arg !== '-');
  const isReverting = options.some((option) => /^--?(?:r|rp|revert)$/u.test(option));
  const isPlain = options.some((option) => /^--?(?:p|ps|plain|postscript|rp)$/u.test(option));
  const isKnown = options.every((option) =>
    /^--?(?:r|rp|revert|p|ps|plain|postscript)$/u.test(option),
  );
  const operands = args.filter((arg) => !options.includes(arg));
  if (!isReverting || !isKnown || !readsOnlyInput(operands) || input === undefined)
    return undefined;
  const digits = isPlain ? input : input.split('\n').map(columnsOf).join('');
  return Buffer.from(digits.replaceAll(/[^0-9a-fA-F]/gu, ''), 'hex').toString('utf8');
};

// `00000000: 726d 202d  rm -`
function columnsOf(line: string): string {
  return /^[0-9a-fA-F]+: ?((?:[0-9a-fA-F]+ ?)*)/u.exec(line)?.[1] ?? '';
}
