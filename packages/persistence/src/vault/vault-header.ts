import { failed, ok, type Result } from '@selfware/contracts';
import type { VaultFailure } from './vault.ts';

/** How a key comes from a passphrase: scrypt (RFC 7914) with block size 8. */
export interface ScryptParameters {
  /** The binary logarithm of the cost. */
  readonly logCost: number;
  readonly parallelism: number;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

/** What stands before sealed bytes. */
export interface VaultHeader {
  readonly keyId: string;
  /** Absent for a key that is no passphrase. */
  readonly scrypt: ScryptParameters | undefined;
  /** 12 bytes. */
  readonly nonce: Uint8Array;
}

/** The form of a key's id. */
export const keyIdForm: RegExp = /^[A-Za-z0-9._-]{1,64}$/;

/** The bytes of a nonce. */
export const nonceBytes = 12;

/** The bytes of a salt. */
export const saltBytes = 16;

/** The bytes of a tag. */
export const tagBytes = 16;

/** The most bytes that sealing adds. */
export const maxSealOverhead = 128;

/** The least cost that is accepted, as a binary logarithm. */
export const minLogCost = 14;

/** The most that is accepted, 256 MiB: a header decides over time and memory before anything is authentic. */
export const maxLogCost = 18;

/** The most parallelism that is accepted, about two seconds at the highest cost. */
export const maxParallelism = 2;

const magic = Buffer.from([0x89, 0x53, 0x57, 0x56, 0x0d, 0x0a, 0x1a, 0x0a]);
const format = 1;
const idAt = magic.length + 4;

/** Whether bytes begin as sealed ones do; no JSON and no text does. */
export function isSealed(bytes: Uint8Array): boolean {
  return magic.equals(bytes.subarray(0, magic.length));
}

/** The bytes of a header: magic, format u32 (little endian), id, derivation, nonce. */
export function encodeVaultHeader({ keyId, scrypt, nonce }: VaultHeader): Buffer {
  const start = Buffer.alloc(idAt + 1);
  magic.copy(start);
  start.writeUInt32LE(format, magic.length);
  start.writeUInt8(keyId.length, idAt);
  const derivation =
    scrypt === undefined
      ? Buffer.from([0])
      : Buffer.concat([Buffer.from([1, scrypt.logCost, scrypt.parallelism]), scrypt.salt]);
  return Buffer.concat([start, Buffer.from(keyId, 'latin1'), derivation, nonce]);
}

/** A header and how long it is; nothing in it is authentic yet. */
export function decodeVaultHeader(
  sealed: Uint8Array,
): Result<VaultHeader & { readonly length: number }, VaultFailure> {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (!bytes.subarray(0, magic.length).equals(magic) || bytes.length < idAt + 1)
    return failed({ code: 'not-sealed' });
  const found = bytes.readUInt32LE(magic.length);
  if (found > format) return failed({ code: 'newer-format', format: found });
  if (found !== format) return failed({ code: 'header' });
  const idEnd = idAt + 1 + bytes.readUInt8(idAt);
  const keyId = bytes.toString('latin1', idAt + 1, idEnd);
  const derivation = readDerivation(bytes.subarray(idEnd));
  if (!keyIdForm.test(keyId) || derivation === undefined) return failed({ code: 'header' });
  const nonceAt = idEnd + derivation.length;
  const length = nonceAt + nonceBytes;
  if (bytes.length < length + tagBytes) return failed({ code: 'header' });
  const nonce = bytes.subarray(nonceAt, length);
  return ok({ keyId, scrypt: derivation.scrypt, nonce, length });
}

interface Derivation {
  readonly scrypt: ScryptParameters | undefined;
  readonly length: number;
}

function readDerivation(bytes: Buffer): Derivation | undefined {
  const [kind, logCost = 0, parallelism = 0] = bytes;
  if (kind === 0) return { scrypt: undefined, length: 1 };
  const length = 3 + saltBytes;
  if (kind !== 1 || bytes.length < length) return undefined;
  const isBounded =
    logCost >= minLogCost &&
    logCost <= maxLogCost &&
    parallelism >= 1 &&
    parallelism <= maxParallelism;
  if (!isBounded) return undefined;
  return { scrypt: { logCost, parallelism, salt: bytes.subarray(3, length) }, length };
}
