import { createHash } from 'node:crypto';
import { decodeEnvelope } from '../src/envelope/decode-envelope.ts';
import { encodeEnvelope } from '../src/envelope/encode-envelope.ts';

/** Decodes any bytes: never throws, and believes only what encodes to a file with a right digest. */
export function fuzz(data: Buffer): void {
  checkBytes(data);
  checkBytes(seal(1, data));
  checkBytes(seal(2, data));
}

function checkBytes(bytes: Buffer): void {
  for (const sealed of [false, true]) checkDecoded(bytes, sealed);
}

function checkDecoded(bytes: Buffer, sealed: boolean): void {
  const decoded = decodeEnvelope(bytes, { sealed });
  if (!decoded.ok) return;
  const { header, payload, protection, digest } = decoded.value;
  if (protection === 'vault' && !sealed) throw new Error('gave out what nobody asked for');
  const end = bytes.indexOf(0x0a);
  if (!bytes.subarray(0, end).toString('latin1').endsWith(digest))
    throw new Error('foreign digest');
  if (!bytes.subarray(bytes.length - payload.length).equals(payload))
    throw new Error('foreign payload');
  const again = decodeEnvelope(encodeEnvelope(header, payload, protection).bytes, { sealed });
  if (!again.ok) throw new Error('a believed envelope does not encode to one');
}

// Random bytes never have a right digest: with one, the header behind it is reached.
function seal(format: number, body: Buffer): Buffer {
  const digest = createHash('sha256')
    .update(`selfware-envelope ${format}\n`)
    .update(body)
    .digest('hex');
  return Buffer.concat([Buffer.from(`selfware-envelope ${format} ${digest}\n`), body]);
}
