import type { Address } from './parse-address.ts';
import type { AddressRange } from './parse-range.ts';

/** The IPv4 address that the last four bytes are. */
export function lastFour({ bytes }: Address): Address {
  return { family: 4, bytes: bytes.slice(-4) };
}

/** The IPv4 address behind a translator with this prefix, by the layout of RFC 6052; undefined where that has none for its length. */
export function embeddedBehind(address: Address, { length }: AddressRange): Address | undefined {
  const positions = translatedPositions[length];
  if (positions === undefined) return undefined;
  return { family: 4, bytes: Uint8Array.from(positions, (index) => address.bytes[index] ?? 0) };
}

// Byte 8 is never part of the address: RFC 6052, section 2.2.
const translatedPositions: Readonly<Record<number, readonly number[]>> = {
  32: [4, 5, 6, 7],
  40: [5, 6, 7, 9],
  48: [6, 7, 9, 10],
  56: [7, 9, 10, 11],
  64: [9, 10, 11, 12],
  96: [12, 13, 14, 15],
};

/** The IPv4 address inside an address of this kind; undefined where such an address carries none. */
export function embeddedAddress(address: Address, kind: string): Address | undefined {
  const { bytes } = address;
  if (lastFourKinds.includes(kind)) return lastFour(address);
  if (kind === '6to4') return { family: 4, bytes: bytes.slice(2, 6) };
  // The client's address is written inverted, so that translators on its way leave it alone: RFC 4380, section 4.
  if (kind === 'teredo') return { family: 4, bytes: bytes.slice(12).map((byte) => byte ^ 0xff) };
  if (kind === 'local-nat64') return localTranslation(address);
  return address.family === 6 && isIsatap(address) ? lastFour(address) : undefined;
}

const lastFourKinds = ['mapped', 'compatible', 'translated', 'nat64'];

/** Every IPv4 address that an address of this kind may carry: a local translator may use any length of prefix beneath /48. */
export function possiblyEmbedded(address: Address, kind: string): readonly Address[] {
  if (kind !== 'local-nat64') return [embeddedAddress(address, kind) ?? []].flat();
  return [48, 56, 64, 96].flatMap(
    (length) => embeddedBehind(address, { ...address, length }) ?? [],
  );
}

// The prefix may be any of the lengths within /48; the rest of a /96 is zero.
function localTranslation(address: Address): Address {
  if (address.bytes.subarray(6, 12).every((byte) => byte === 0)) return lastFour(address);
  return {
    family: 4,
    bytes: Uint8Array.from([6, 7, 9, 10], (index) => address.bytes[index] ?? 0),
  };
}

/** True for the interface identifiers of ISATAP tunnels (RFC 5214), whatever their prefix. */
export function isIsatap({ bytes }: Address): boolean {
  const [first = 0, ...rest] = bytes.subarray(8, 12);
  return (first & ~0x02) === 0 && rest.join(' ') === '0 94 254';
}
