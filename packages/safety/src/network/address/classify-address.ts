import type { AddressClass } from './address-class.ts';
import { embeddedAddress, isIsatap } from './embedded-address.ts';
import { formatAddress } from './format-address.ts';
import { parseAddress, type Address } from './parse-address.ts';
import { inRange, parseRange, type AddressRange } from './parse-range.ts';
import { specialIpv4, specialIpv6, type SpecialRange } from './special-addresses.data.ts';

/** An address with what is known of it. */
export interface Classified extends AddressClass {
  /** What it is for, to follow "It is ". */
  readonly purpose: string;
}

/** Tells what an address is. */
export type AddressClassifier = (address: Address) => Classified;

/** Makes a classifier of tables; the smallest range that holds an address names it. */
export function createClassifier(
  tables: { readonly ipv4: readonly SpecialRange[]; readonly ipv6: readonly SpecialRange[] } = {
    ipv4: specialIpv4,
    ipv6: specialIpv6,
  },
): AddressClassifier {
  // Read when the first address comes: most URLs hold a name.
  const read: { 4?: readonly NamedRange[]; 6?: readonly NamedRange[] } = {};
  return (address) => {
    const { family } = address;
    const ranges = (read[family] ??= readTable(family === 4 ? tables.ipv4 : tables.ipv6));
    const { kind, purpose } =
      ranges.find(({ range }) => inRange(address, range)) ?? unlisted(address);
    const embedded = embeddedAddress(address, kind);
    return {
      address: formatAddress(address),
      kind,
      global: kind === 'global',
      purpose,
      ...(embedded === undefined ? {} : { embedded: formatAddress(embedded) }),
    };
  };
}

/** Tells what the bytes of an address make it; a text that is no address has the kind `invalid`. Never throws. */
export function classifyAddress(address: string): AddressClass {
  const parsed = parseAddress(address);
  if (parsed === undefined)
    return { address: address.slice(0, 100), kind: 'invalid', global: false };
  return withoutPurpose(createClassifier()(parsed));
}

/** The class of an address, for others than those who word refusals. */
export function withoutPurpose({ address, kind, global, embedded }: Classified): AddressClass {
  return { address, kind, global, ...(embedded === undefined ? {} : { embedded }) };
}

interface NamedRange {
  readonly range: AddressRange;
  readonly kind: string;
  readonly purpose: string;
}

function readTable(table: readonly SpecialRange[]): readonly NamedRange[] {
  return table
    .map(({ range: text, kind, purpose }) => {
      const range = parseRange(text);
      if (range === undefined) throw new RangeError(`expected a range in the table, got ${text}`);
      return { range, kind, purpose };
    })
    .sort((left, right) => right.range.length - left.range.length);
}

// 2000::/3 is all that was ever given out (RFC 4291, section 2.4); what is outside is refused without being listed.
function unlisted(address: Address): { readonly kind: string; readonly purpose: string } {
  if (address.family === 6) {
    if (((address.bytes[0] ?? 0) & 0xe0) !== 0x20)
      return { kind: 'unallocated', purpose: 'outside of what is given out (RFC 4291)' };
    if (isIsatap(address))
      return { kind: 'isatap', purpose: 'a tunnel to an IPv4 address (RFC 5214)' };
  }
  return { kind: 'global', purpose: 'a public address' };
}
