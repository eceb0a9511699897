import { digestEnvelope } from '../../src/envelope/encode-envelope.ts';

/** A whole envelope of a format that this version does not know. */
export function laterEnvelope(): Buffer {
  const body = Buffer.from('later');
  return Buffer.from(`selfware-envelope 9 ${digestEnvelope('9', body)}\n${body.toString()}`);
}
