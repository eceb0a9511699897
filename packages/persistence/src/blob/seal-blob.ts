import { decodeEnvelope } from '../envelope/decode-envelope.ts';
import { encodeEnvelope, sha256 } from '../envelope/encode-envelope.ts';
import { maxHeaderBytes } from '../envelope/envelope.ts';
import { unsealBytes } from '../vault/unseal-bytes.ts';
import { maxSealOverhead } from '../vault/vault-header.ts';
import type { SealedPlace } from '../vault/vault.ts';
import type { BlobSensitivity } from '../sensitivity.ts';

/** The most bytes that a file has beyond the blob that is sealed in it. */
export const maxSealedBlobOverhead: number = maxHeaderBytes + maxSealOverhead;

/** The bytes of the file of a blob: the blob itself, or sealed and in an envelope, so that damage is seen without the key. */
export async function sealBlob(
  hash: string,
  bytes: Uint8Array,
  { sensitivity, created }: { readonly sensitivity: BlobSensitivity; readonly created: number },
): Promise<Uint8Array> {
  if (sensitivity.kind !== 'encrypt') return bytes;
  const sealed = await sensitivity.vault.seal(bytes, placeOfBlob(hash, sensitivity.id));
  const header = { kind: 'blob', version: 1, generation: 1, created, previous: null };
  return encodeEnvelope(header, sealed, 'vault').bytes;
}

/** What is in the file of a blob, by its checksums. */
export type BlobFile =
  | { readonly status: 'plain' }
  | { readonly status: 'sealed'; readonly sealed: Uint8Array }
  | { readonly status: 'damaged' };

/** Tells what is in the file of a blob; needs no key. */
export function inspectBlobFile(hash: string, bytes: Uint8Array): BlobFile {
  if (sha256(bytes) === hash) return { status: 'plain' };
  const decoded = decodeEnvelope(bytes, { sealed: true });
  const isSealed = decoded.ok && decoded.value.protection === 'vault';
  return isSealed ? { status: 'sealed', sealed: decoded.value.payload } : { status: 'damaged' };
}

/** The blob in the bytes of its file; absent when they are damaged. Throws as `unsealBytes` does. */
export async function openBlob(
  hash: string,
  bytes: Uint8Array,
  { sensitivity, path }: { readonly sensitivity: BlobSensitivity; readonly path: string },
): Promise<Uint8Array | undefined> {
  const file = inspectBlobFile(hash, bytes);
  if (file.status === 'damaged') return undefined;
  const isSealed = file.status === 'sealed';
  const stored = isSealed ? file.sealed : bytes;
  const placeOf = (id: string): SealedPlace => placeOfBlob(hash, id);
  return unsealBytes({ bytes: stored, isSealed, path, sensitivity, placeOf });
}

function placeOfBlob(hash: string, id: string): SealedPlace {
  return { kind: `blob:${hash}`, id, generation: 0 };
}
