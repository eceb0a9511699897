import { createSecretKey, type KeyObject } from 'node:crypto';
import { failed, ok, type Result } from '@selfware/contracts';
import { sha256 } from '../envelope/encode-envelope.ts';

/** The most bytes that a key file has. */
export const maxKeyFileBytes = 256;

const form = /^selfware-key 1 ([0-9a-f]{64}) ([0-9a-f]{64})\n$/;

/** The one line of a key file: format, the key and a checksum, in hex. */
export function encodeKeyFile(key: Uint8Array): Buffer {
  const hex = Buffer.from(key).toString('hex');
  return Buffer.from(`selfware-key 1 ${hex} ${sha256(Buffer.from(`1 ${hex}`))}\n`, 'latin1');
}

/** The key in a key file; the failure says what is wrong and nothing of the content. */
export function decodeKeyFile(bytes: Uint8Array): Result<KeyObject, string> {
  const [, hex, sum] = form.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  if (hex === undefined) return failed('something else');
  if (sha256(Buffer.from(`1 ${hex}`)) !== sum) return failed('one with a wrong checksum');
  return ok(createSecretKey(Buffer.from(hex, 'hex')));
}
