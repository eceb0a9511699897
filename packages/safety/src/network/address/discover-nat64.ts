import type { ResolveHost } from '../connect/resolve-host.ts';
import { createClassifier } from './classify-address.ts';
import { embeddedBehind } from './embedded-address.ts';
import { formatAddress } from './format-address.ts';
import { parseAddress, type Address } from './parse-address.ts';

/** How to find the translators of this network. */
export interface DiscoverNat64Options {
  /** Must give the IPv6 addresses of a name, too; asked once. */
  readonly resolve: ResolveHost;
  readonly signal?: AbortSignal;
}

const wellKnownName = 'ipv4only.arpa';
const wellKnownAddresses = ['192.0.0.170', '192.0.0.171'];
const lengths = [96, 64, 56, 48, 40, 32];

/**
 * Finds the prefixes by which this network translates to IPv4 (RFC 7050): it asks for the IPv6 addresses of a name that
 * has none, and sees what a translator made up. `[]` when there is no translator, and when the resolver fails. Never rejects.
 */
export async function discoverNat64({
  resolve,
  signal = new AbortController().signal,
}: DiscoverNat64Options): Promise<readonly string[]> {
  return Promise.resolve()
    .then(() => resolve(wellKnownName, { signal }))
    .then((answers) => [...new Set(answers.flatMap(prefixOf))])
    .catch(() => []);
}

function prefixOf(answer: string): string[] {
  const address = parseAddress(answer);
  if (address?.family !== 6 || neverTranslators.includes(createClassifier()(address).kind))
    return [];
  // Where the address shows at several places, the longest prefix is the one that says least.
  const length = lengths.find((candidate) => isWellKnownBehind(address, candidate));
  if (length === undefined) return [];
  const bytes = address.bytes.map((byte, index) => (index < length / 8 ? byte : 0));
  return [`${formatAddress({ family: 6, bytes })}/${String(length)}`];
}

// A resolver that writes IPv4 addresses as IPv6 ones has no translator behind it.
const neverTranslators = ['mapped', 'compatible', 'translated', '6to4', 'multicast', 'link-local'];

function isWellKnownBehind(address: Address, length: number): boolean {
  const embedded = embeddedBehind(address, { ...address, length });
  return embedded !== undefined && wellKnownAddresses.includes(formatAddress(embedded));
}
