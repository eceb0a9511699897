import { createHash } from 'node:crypto';

const bitcoin = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
// The same digits in the order that Ripple gives them.
const ripple = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

/** The bytes of a text in base 58, or undefined where a letter is none of the alphabet or the text has more than 128. */
export function decodeBase58(text: string, alphabet: string = bitcoin): Buffer | undefined {
  if (text.length > 128) return undefined;
  let value = 0n;
  for (const letter of text) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const hex = value === 0n ? '' : value.toString(16);
  const body = Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, 'hex');
  let zeros = 0;
  while (text.charAt(zeros) === alphabet.charAt(0)) zeros += 1;
  return Buffer.concat([Buffer.alloc(zeros), body]);
}

/** Whether a text is base58check: its last four bytes begin the double SHA-256 of the rest; in the alphabet of Bitcoin or of Ripple. */
export function isBase58Check(text: string): boolean {
  return [bitcoin, ripple].some((alphabet) => {
    const bytes = decodeBase58(text, alphabet);
    if (bytes === undefined || bytes.length < 21) return false;
    const sum = sha256(sha256(bytes.subarray(0, -4))).subarray(0, 4);
    return sum.equals(bytes.subarray(-4));
  });
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
