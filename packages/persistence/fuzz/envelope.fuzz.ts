import { createHash } from 'node:crypto';
import { decodeEnvelope } from '../src/envelope/decode-envelope.ts';
import { encodeEnvelope } from '../src/envelope/encode-envelope.ts';

/** Decodes any bytes: never throws, and believes only what encodes to a file with a right digest. */
export function fuzz(data: Buffer): void {
  checkBytes(data);
  checkBytes(seal(data));
}

function checkBytes(bytes: Buffer): void {
  const decoded = decodeEnvelope(bytes);
  if (!decoded.ok) return;
  const { header, payload, digest } = decoded.value;
  const end = bytes.indexOf(0x0a);
  if (!bytes.subarray(0, end).toString('latin1').endsWith(digest))
    throw new Error('foreign digest');
  if (!bytes.subarray(bytes.length - payload.length).equals(payload))
    throw new Error('foreign payload');
  const again = decodeEnvelope(encodeEnvelope(header, payload).bytes);
  if (!again.ok) throw new Error('a believed envelope does not encode to one');
}

// Random bytes never have a right digest: with one, the header behind it is reached.
function seal(body: Buffer): Buffer {
  const digest = createHash('sha256').update('selfware-envelope 1\n').update(body).digest('hex');
  return Buffer.concat([Buffer.from(`selfware-envelope 1 ${digest}\n`), body]);
}
