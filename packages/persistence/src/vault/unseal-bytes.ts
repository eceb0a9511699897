import { KeyMissingError, NotAuthenticError, VersionUnsupportedError } from '../errors.ts';
import type { Sensitivity } from '../sensitivity.ts';
import type { SealedPlace, VaultFailure } from './vault.ts';

/** Bytes from the disk, whose checksum held. */
export interface StoredBytesToOpen {
  readonly bytes: Uint8Array;
  readonly isSealed: boolean;
  /** Names them in errors. */
  readonly path: string;
  readonly sensitivity: Sensitivity;
  /** What they are bound to, given whose they are. */
  readonly placeOf: (id: string) => SealedPlace;
}

/**
 * What was sealed, or the bytes as they are where nothing encrypts. Throws `persistence/key-missing`, `persistence/not-authentic` (also for bytes in the
 * clear where sealed ones are asked) or `persistence/version-unsupported`.
 */
export async function unsealBytes(stored: StoredBytesToOpen): Promise<Uint8Array> {
  const { bytes, isSealed, path, sensitivity, placeOf } = stored;
  if (sensitivity.kind !== 'encrypt') {
    if (!isSealed) return bytes;
    throw new KeyMissingError({ what: path });
  }
  if (!isSealed) {
    if (sensitivity.acceptPlain === true) return bytes;
    // Whoever cannot seal could otherwise put anything in its place.
    throw new NotAuthenticError({ path, reason: 'content in the clear' });
  }
  const opened = await sensitivity.vault.open(bytes, placeOf(sensitivity.id));
  if (opened.ok) return opened.value.bytes;
  throw explain(path, opened.failure);
}

function explain(path: string, failure: VaultFailure): Error {
  if (failure.code === 'unknown-key')
    return new KeyMissingError({ what: `${path}, ${failure.keyId}` });
  if (failure.code === 'newer-format')
    return new VersionUnsupportedError({ path, version: failure.format, supported: 1 });
  return new NotAuthenticError({
    path,
    reason: 'other bytes, another place or another passphrase',
  });
}
