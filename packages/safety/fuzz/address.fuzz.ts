import { isIP } from 'node:net';
import { classifyAddress } from '../src/network/address/classify-address.ts';
import { formatAddress } from '../src/network/address/format-address.ts';
import { parseAddress } from '../src/network/address/parse-address.ts';

/** A text is an address exactly where Node says so (zones left out), it survives being written and read again, and its class is about it. */
export function fuzz(data: Buffer): void {
  const text = data.toString('utf8');
  const address = parseAddress(text);
  const family = text.includes('%') ? 0 : isIP(text);
  if ((address?.family ?? 0) !== family)
    throw new Error(`expected family ${String(family)}, got ${String(address?.family)}`);
  const known = classifyAddress(text);
  if (address === undefined) {
    if (known.global || known.kind !== 'invalid') throw new Error('expected no class');
    return;
  }
  const written = formatAddress(address);
  const again = parseAddress(written);
  if (again === undefined || Buffer.compare(again.bytes, address.bytes) !== 0)
    throw new Error(`expected ${written} to be the same address`);
  if (known.address !== written || known.global !== (known.kind === 'global'))
    throw new Error('expected the class to be of this address');
}
