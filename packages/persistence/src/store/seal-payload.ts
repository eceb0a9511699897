import { encodeEnvelope, type EncodedEnvelope } from '../envelope/encode-envelope.ts';
import type { EnvelopeHeader } from '../envelope/envelope.ts';
import type { Sensitivity } from '../sensitivity.ts';
import type { SealedPlace } from '../vault/vault.ts';

/** The envelope of a payload, sealed where the store encrypts. */
export async function sealPayload(
  header: EnvelopeHeader,
  payload: Uint8Array,
  sensitivity: Sensitivity,
): Promise<EncodedEnvelope> {
  if (sensitivity.kind !== 'encrypt') return encodeEnvelope(header, payload);
  const sealed = await sensitivity.vault.seal(payload, placeOf(header, sensitivity.id));
  return encodeEnvelope(header, sealed, 'vault');
}

/** What a sealed payload is bound to: the version too, so that nobody sends it through another migration. */
export function placeOf({ kind, version, generation }: EnvelopeHeader, id: string): SealedPlace {
  return { kind: `store:${kind}:${version}`, id, generation };
}
