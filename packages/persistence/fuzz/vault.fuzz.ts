import { createSecretKey } from 'node:crypto';
import { createVault } from '../src/vault/create-vault.ts';
import {
  decodeVaultHeader,
  encodeVaultHeader,
  maxLogCost,
  maxParallelism,
} from '../src/vault/vault-header.ts';

const vault = createVault({ keys: [{ key: createSecretKey(Buffer.alloc(32, 1)) }] });
const start = Buffer.from([0x89, 0x53, 0x57, 0x56, 0x0d, 0x0a, 0x1a, 0x0a, 1, 0, 0, 0]);

/** Opens any bytes, with and without a right beginning: never throws, believes nothing, and accepts only headers within the bounds that encode to the same bytes. */
export async function fuzz(data: Buffer): Promise<void> {
  for (const bytes of [data, Buffer.concat([start, data])]) await check(bytes);
}

async function check(bytes: Buffer): Promise<void> {
  const opened = await vault.open(bytes, { kind: 'k', id: 'i', generation: 1 });
  if (opened.ok) throw new Error('opened what nobody sealed');
  const decoded = decodeVaultHeader(bytes);
  if (!decoded.ok) return;
  const { scrypt, length } = decoded.value;
  if (!encodeVaultHeader(decoded.value).equals(bytes.subarray(0, length)))
    throw new Error('a header that is not what it encodes to');
  const { logCost = 0, parallelism = 0 } = scrypt ?? {};
  if (logCost > maxLogCost || parallelism > maxParallelism)
    throw new Error('a header beyond the bounds');
}
