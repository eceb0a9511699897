import { createSecretKey, scrypt, type KeyObject } from 'node:crypto';
import type { SecretBytes } from '@selfware/contracts';
import type { ScryptParameters } from './vault-header.ts';

const keyBytes = 32;
const blockSize = 8;

/** The key of 32 bytes that scrypt (RFC 7914, block size 8) makes of a passphrase; strings count as UTF-8. */
export async function deriveKey(
  passphrase: SecretBytes | string,
  { logCost, parallelism, salt }: ScryptParameters,
): Promise<KeyObject> {
  const secret =
    typeof passphrase === 'string'
      ? Buffer.from(passphrase, 'utf8')
      : passphrase.use((view) => Buffer.from(view));
  const cost = 2 ** logCost;
  // The least that suffices: node:crypto refuses what needs more.
  const maxmem = 128 * blockSize * (cost + parallelism + 2);
  try {
    const derived = await runScrypt(secret, salt, {
      cost,
      blockSize,
      parallelization: parallelism,
      maxmem,
    });
    const key = createSecretKey(derived);
    derived.fill(0);
    return key;
  } finally {
    secret.fill(0);
  }
}

interface ScryptOptions {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  readonly maxmem: number;
}

async function runScrypt(
  secret: Buffer,
  salt: Uint8Array,
  options: ScryptOptions,
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(secret, salt, keyBytes, options, (error, derived) => {
    if (error === null) resolve(derived);
    else reject(error);
  });
  return promise;
}
