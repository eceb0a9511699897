import type { JsonValue } from '@selfware/contracts';
import { decodeContent } from '../content/decode-content.ts';
import { ContentInvalidError } from '../errors.ts';
import { unsealBytes } from '../vault/unseal-bytes.ts';
import type { JournalOptions, JournalSnapshot } from './journal.ts';
import { placeOfSnapshot } from './sealed-places.ts';
import type { StoredSnapshot } from './snapshot-files.ts';

type SnapshotOptions<S extends JsonValue | object> = Pick<
  JournalOptions<object, S>,
  'name' | 'sensitivity' | 'snapshotSchema'
>;

/** The value of a snapshot, unsealed and checked by its schema; absent when there is none. */
export async function openSnapshot<S extends JsonValue | object>(
  stored: StoredSnapshot | undefined,
  path: string,
  options: SnapshotOptions<S>,
): Promise<JournalSnapshot<S> | undefined> {
  if (stored === undefined) return undefined;
  const { name, sensitivity } = options;
  const { payload: bytes, through, isSealed } = stored;
  const what = `the snapshot of ${path}`;
  const placeOf = (id: string): ReturnType<typeof placeOfSnapshot> =>
    placeOfSnapshot(name, id, through);
  const payload = await unsealBytes({ bytes, isSealed, path: what, sensitivity, placeOf });
  return { value: decodeSnapshot(payload, what, options), through };
}

/** The value in the bytes of a snapshot. Throws `persistence/content-invalid`. */
export function decodeSnapshot<S extends JsonValue | object>(
  payload: Uint8Array,
  what: string,
  { snapshotSchema }: Pick<SnapshotOptions<S>, 'snapshotSchema'>,
): S {
  if (snapshotSchema === undefined)
    throw new ContentInvalidError({ what, reason: 'a compacted journal and no snapshotSchema' });
  const decoded = decodeContent(payload, snapshotSchema);
  if (!decoded.ok) throw new ContentInvalidError({ what, reason: decoded.failure });
  return decoded.value;
}
