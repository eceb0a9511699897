import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { tagBytes } from './vault-header.ts';
import type { SealedPlace } from './vault.ts';

/** What one encryption is made with. */
export interface Box {
  readonly key: KeyObject;
  readonly nonce: Uint8Array;
  /** The bytes before, which cannot be changed either. */
  readonly header: Uint8Array;
  readonly place: SealedPlace;
}

const algorithm = 'aes-256-gcm';

/** Ciphertext, then the tag. */
export function sealBox({ key, nonce, header, place }: Box, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(bind(header, place));
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed; absent when anything is not as it was then. */
export function openBox(
  { key, nonce, header, place }: Box,
  sealed: Uint8Array,
): Buffer | undefined {
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(bind(header, place));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const opened = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    // The tag does not hold: said by the result, and nothing of the bytes is given out.
    opened.fill(0);
    return undefined;
  }
}

// Each with its length before it: no two places give the same bytes.
function bind(header: Uint8Array, { kind, id, generation }: SealedPlace): Buffer {
  const counted = Buffer.alloc(8);
  counted.writeBigUInt64LE(BigInt(generation));
  const parts = [header, Buffer.from(kind, 'utf8'), Buffer.from(id, 'utf8'), counted];
  return Buffer.concat(parts.flatMap((part) => [measure(part), part]));
}

function measure(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return length;
}
