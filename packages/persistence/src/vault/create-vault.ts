import { randomBytes } from 'node:crypto';
import { failed, ok, type Result } from '@selfware/contracts';
import { openBox, sealBox } from './box.ts';
import { createKeyRing, type RingKey } from './key-ring.ts';
import type { OpenedBytes, Seal, SealedPlace, Vault, VaultFailure, VaultOptions } from './vault.ts';
import { decodeVaultHeader, encodeVaultHeader, nonceBytes } from './vault-header.ts';

/**
 * Makes a vault of keys that the caller has: it makes, stores and replaces none. Rotate keys well before 2^32 seals of one.
 * Throws `persistence/key-damaged` for a key that is not of 32 bytes and for an id that is none or is used twice.
 */
export function createVault({ keys }: VaultOptions): Vault {
  const { current, find } = createKeyRing(keys);
  return Object.freeze({
    keyId: current.id,
    seal: async (bytes: Uint8Array, place: SealedPlace) =>
      (await prepareSeal(current))(bytes, place),
    prepareSeal: async () => prepareSeal(current),
    open: async (sealed: Uint8Array, place: SealedPlace) => open(find, sealed, place),
  });
}

async function prepareSeal(ringKey: RingKey): Promise<Seal> {
  const { id: keyId, scrypt } = ringKey;
  const key = await ringKey.derive(scrypt);
  return (bytes, place) => {
    const nonce = randomBytes(nonceBytes);
    const header = encodeVaultHeader({ keyId, scrypt, nonce });
    return Buffer.concat([header, sealBox({ key, nonce, header, place }, bytes)]);
  };
}

async function open(
  find: (id: string) => RingKey | undefined,
  sealed: Uint8Array,
  place: SealedPlace,
): Promise<Result<OpenedBytes, VaultFailure>> {
  const decoded = decodeVaultHeader(sealed);
  if (!decoded.ok) return decoded;
  const { keyId, scrypt, nonce, length } = decoded.value;
  const ringKey = find(keyId);
  if (ringKey === undefined) return failed({ code: 'unknown-key', keyId });
  // A key that is no passphrase is never derived, and a passphrase always: whoever says else wrote another header.
  if ((scrypt === undefined) !== (ringKey.scrypt === undefined)) return failed({ code: 'header' });
  const key = await ringKey.derive(scrypt);
  const header = sealed.subarray(0, length);
  const bytes = openBox({ key, nonce, header, place }, sealed.subarray(length));
  return bytes === undefined ? failed({ code: 'not-authentic' }) : ok({ bytes, keyId });
}
