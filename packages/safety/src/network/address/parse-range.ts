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
  const used = range.bytes.subarray(0, Math.ceil(range.length / 8));
  return used.every((byte, index) => {
    const mask = maskAt(range.length, index);
    return ((bytes[index] ?? 0) & mask) === (byte & mask);
  });
}

function maskAt(length: number, index: number): number {
  const bits = Math.min(8, Math.max(0, length - 8 * index));
  return (0xff << (8 - bits)) & 0xff;
}
