import { createHash } from 'node:crypto';
import { envelopeFormats, type EnvelopeHeader, type Protection } from './envelope.ts';

/** The bytes of an envelope, and its digest. */
export interface EncodedEnvelope {
  readonly bytes: Buffer;
  readonly digest: string;
}

/**
 * Wraps a payload: a first line with magic, format and a SHA-256 over format and all that follows; a second line of JSON with the header,
 * the payload's length and its own SHA-256; then the payload.
 */
export function encodeEnvelope(
  header: EnvelopeHeader,
  payload: Uint8Array,
  protection: Protection = 'none',
): EncodedEnvelope {
  const format = envelopeFormats[protection];
  const { kind, version, generation, created, previous } = header;
  const measured = { length: payload.length, sha256: sha256(payload), protection };
  const line = JSON.stringify({ kind, version, generation, created, previous, ...measured });
  const body = Buffer.concat([Buffer.from(`${line}\n`, 'utf8'), payload]);
  const digest = digestEnvelope(String(format), body);
  const first = Buffer.from(`selfware-envelope ${format} ${digest}\n`, 'latin1');
  return { bytes: Buffer.concat([first, body]), digest };
}

/** The digest of an envelope: over its format as it is written in the first line, too, so that no byte of the file is beyond it. */
export function digestEnvelope(format: string, body: Uint8Array): string {
  return createHash('sha256').update(`selfware-envelope ${format}\n`).update(body).digest('hex');
}

/** The SHA-256 (FIPS 180-4) of bytes in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
