import { createHmac, createSecretKey, KeyObject, randomBytes } from 'node:crypto';
import type { SecretBytes } from '@selfware/contracts';
import { KeyDamagedError } from '../errors.ts';
import { deriveKey } from './derive-key.ts';
import { keyIdForm, saltBytes, type ScryptParameters } from './vault-header.ts';
import type { VaultKey } from './vault.ts';

/** A key under its id. */
export interface RingKey {
  readonly id: string;
  /** What this process seals with; absent for a key that is no passphrase. */
  readonly scrypt: ScryptParameters | undefined;
  /** The key itself. */
  derive(scrypt: ScryptParameters | undefined): Promise<KeyObject>;
}

/** The keys of a vault. */
export interface KeyRing {
  readonly current: RingKey;
  readonly find: (id: string) => RingKey | undefined;
}

/** Puts keys under their ids. Throws `persistence/key-damaged`. */
export function createKeyRing(keys: readonly [VaultKey, ...VaultKey[]]): KeyRing {
  const [first, ...older] = keys;
  const current = toRingKey(first);
  const ring = new Map([[current.id, current]]);
  for (const key of older.map(toRingKey)) {
    if (ring.has(key.id)) throw new KeyDamagedError({ what: `key ${key.id}`, reason: 'it twice' });
    ring.set(key.id, key);
  }
  return { current, find: (id) => ring.get(id) };
}

function toRingKey(key: VaultKey): RingKey {
  return 'key' in key ? toRawKey(key.key) : toPassphraseKey(key.id, key.passphrase);
}

const keyBytes = 32;

function toRawKey(given: KeyObject | SecretBytes): RingKey {
  const key = given instanceof KeyObject ? given : given.use((view) => createSecretKey(view));
  if (key.type !== 'secret' || key.symmetricKeySize !== keyBytes)
    throw new KeyDamagedError({ what: 'a secret key', reason: 'other than 32 bytes' });
  // Of the key, so that a wrong one is told from changed bytes.
  const id = createHmac('sha256', key).update('selfware vault key id').digest('hex').slice(0, 32);
  return { id, scrypt: undefined, derive: async () => Promise.resolve(key) };
}

// OWASP's advice for scrypt: 128 MiB, about a third of a second.
const logCost = 17;
const maxDerived = 8;

function toPassphraseKey(id: string, passphrase: SecretBytes | string): RingKey {
  if (!keyIdForm.test(id))
    throw new KeyDamagedError({ what: 'the id of a passphrase', reason: 'another form' });
  const derived = new Map<string, Promise<KeyObject>>();
  let last: Promise<unknown> = Promise.resolve();
  const scrypt = { logCost, parallelism: 1, salt: randomBytes(saltBytes) };
  const derive = async (wanted: ScryptParameters = scrypt): Promise<KeyObject> => {
    const name = `${wanted.logCost}.${wanted.parallelism}.${Buffer.from(wanted.salt).toString('hex')}`;
    const known = derived.get(name);
    if (known !== undefined) return known;
    // One after the other: each may take 256 MiB.
    const key = last.then(async () => deriveKey(passphrase, wanted));
    last = key.catch(() => undefined);
    const [oldest] = derived.keys();
    if (derived.size >= maxDerived && oldest !== undefined) derived.delete(oldest);
    derived.set(name, key);
    return key;
  };
  return { id, scrypt, derive };
}
