const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether a text is bech32 or bech32m (BIP-173, BIP-350): the checksum over its prefix and its letters is right, and its case is one. */
export function isBech(text: string): boolean {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const cut = lower.lastIndexOf('1');
  const prefix = Array.from(lower.slice(0, cut), (letter) => letter.charCodeAt(0));
  const digits = Array.from(lower.slice(cut + 1), (letter) => letters.indexOf(letter));
  if (digits.length < 6 || digits.includes(-1)) return false;
  const check = polymod([
    ...prefix.map((code) => code >> 5),
    0,
    ...prefix.map((code) => code & 31),
    ...digits,
  ]);
  return check === 1 || check === 0x2bc830a3;
}

function polymod(values: readonly number[]): number {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [bit, term] of generator.entries()) if (((top >> bit) & 1) === 1) check ^= term;
  }
  return check >>> 0;
}
