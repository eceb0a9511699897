import { parseAddress, type Address } from './parse-address.ts';

/** Addresses that begin with the same bits. */
export interface AddressRange extends Address {
  /** How many bits are the same. */
  readonly length: number;
}

/** Reads `10.0.0.0/8`, `fd00::/8`, or one address; undefined for everything else, also when bits behind the length are set. */
export function parseRange(text: string): AddressRange | undefined {
  const [base = '', length, ...rest] = text.split('/');
  const address = parseAddress(base);
  if (address === undefined || rest.length > 0) return undefined;
  const most = address.bytes.length * 8;
  if (length === undefined) return { ...address, length: most };
  if (!/^(?:0|[1-9]\d{0,2})$/u.test(length) || Number(length) > most) return undefined;
  const range = { ...address, length: Number(length) };
  return address.bytes.every((byte, index) => (byte & ~maskAt(range.length, index)) === 0)
    ? range
    : undefined;
}

/** True when the address lies in the range. */
export function inRange({ family, bytes }: Address, range: AddressRange): boolean {
  if (family !== range.family) return false;
  // Asked for every range of the tables and every address: no list is made on the way.
  for (let index = 0, left = range.length; left > 0; index += 1, left -= 8) {
    const differs = (bytes[index] ?? 0) ^ (range.bytes[index] ?? 0);
    if (differs >> Math.max(0, 8 - left) !== 0) return false;
  }
  return true;
}

function maskAt(length: number, index: number): number {
  const bits = Math.min(8, Math.max(0, length - 8 * index));
  return (0xff << (8 - bits)) & 0xff;
}
