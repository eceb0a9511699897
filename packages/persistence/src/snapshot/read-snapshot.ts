import { join } from 'node:path';
import type { Clock } from '@selfware/contracts';
import { decodeContent } from '../content/decode-content.ts';
import { sha256 } from '../envelope/encode-envelope.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { NotFoundError } from '../errors.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import type { DamageReason } from '../recovery-report.ts';
import type { GenerationPlace } from '../store/generation-files.ts';
import type { SealedPlace } from '../vault/vault.ts';
import { manifestSchema, type ManifestEntry } from './manifest.ts';

/** Where the lists and the contents of sets of files lie. */
export interface SnapshotPlace extends GenerationPlace {
  readonly clock: Clock;
}

/** The files that an envelope lists; absent when it lists none that can be believed. */
export function decodeManifest({
  header,
  payload,
}: Envelope): readonly ManifestEntry[] | undefined {
  const decoded = decodeContent(payload, manifestSchema);
  return header.version === 1 && decoded.ok ? decoded.value : undefined;
}

/** What a sealed file of a set is bound to. */
export function placeOfFile(
  name: string,
  { id, generation }: { readonly id: string; readonly generation: number },
): SealedPlace {
  return { kind: `set:${name}`, id, generation };
}

/** The bytes of one file of a set; a reason when they are not what the list says; absent when they are gone. */
export async function readContent(
  { directory, fileSystem }: SnapshotPlace,
  { hash }: ManifestEntry,
  maxBytes: number,
): Promise<Uint8Array | DamageReason | undefined> {
  try {
    const path = join(directory, 'content', hash);
    const bytes = await readFileBounded(path, { maxBytes, fileSystem });
    return sha256(bytes) === hash ? bytes : 'checksum';
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
