import type { JsonValue } from '@selfware/contracts';
import { decodeContent, decodeJson } from '../content/decode-content.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { ContentInvalidError, MigrationFailedError, VersionUnsupportedError } from '../errors.ts';
import { unsealBytes } from '../vault/unseal-bytes.ts';
import type { SealedPlace } from '../vault/vault.ts';
import { placeOf } from './seal-payload.ts';
import type { StoreOptions } from './store.ts';

/** An envelope whose checksums held, and how the store reads it. */
export type StoredValue<T> = { readonly envelope: Envelope; readonly path: string } & Pick<
  StoreOptions<T>,
  'schema' | 'version' | 'migrations' | 'sensitivity'
>;

/** The value in an envelope: unsealed, brought to the store's version one step after the other, then checked by the schema. */
export async function openValue<T>(stored: StoredValue<T>): Promise<T> {
  const { path, schema, version: supported, migrations = {} } = stored;
  const { version } = stored.envelope.header;
  const steps = Array.from({ length: Math.max(0, supported - version) }, (_, at) => version + at);
  if (version > supported || !steps.every((step) => Object.hasOwn(migrations, step)))
    throw new VersionUnsupportedError({ path, version, supported });
  let payload = await unseal(stored);
  for (const step of steps) payload = migrate(path, { payload, step, run: migrations[step] });
  const decoded = decodeContent(payload, schema);
  if (!decoded.ok) throw new ContentInvalidError({ what: path, reason: decoded.failure });
  return decoded.value;
}

async function unseal<T>({ envelope, path, sensitivity }: StoredValue<T>): Promise<Uint8Array> {
  const { header, payload: bytes, protection } = envelope;
  const isSealed = protection === 'vault';
  const place = (id: string): SealedPlace => placeOf(header, id);
  return unsealBytes({ bytes, isSealed, path, sensitivity, placeOf: place });
}

interface MigrationStep {
  readonly payload: Uint8Array;
  readonly step: number;
  readonly run: ((value: JsonValue) => JsonValue) | undefined;
}

function migrate(path: string, { payload, step, run }: MigrationStep): Uint8Array {
  const parsed = decodeJson(payload);
  if (!parsed.ok) throw new ContentInvalidError({ what: path, reason: parsed.failure });
  try {
    // Through text again: a step gets only what JSON holds, within the bounds, and cannot change what another one has.
    return Buffer.from(JSON.stringify(run?.(parsed.value)), 'utf8');
  } catch (cause) {
    throw new MigrationFailedError({ path, version: step, cause });
  }
}
