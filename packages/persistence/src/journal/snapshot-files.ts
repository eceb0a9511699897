import { join } from 'node:path';
import { decodeEnvelope } from '../envelope/decode-envelope.ts';
import { encodeEnvelope } from '../envelope/encode-envelope.ts';
import { maxHeaderBytes } from '../envelope/envelope.ts';
import { maxContentBytes } from '../content/decode-content.ts';
import { FileTooLargeError, VersionUnsupportedError } from '../errors.ts';
import { quarantineFile } from '../files/quarantine.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { maxSealOverhead } from '../vault/vault-header.ts';
import type { Damage, DamageReason } from '../recovery-report.ts';
import { assertTolerable, type JournalPlace } from './recover-journal.ts';
import { listSideFiles, nameSideFile, type NumberedFile } from './segment-files.ts';

/** A value that stands for the records up to a number. */
export interface StoredSnapshot {
  /** The number of the last record that it stands for. */
  readonly through: number;
  readonly payload: Uint8Array;
  readonly isSealed: boolean;
}

/** What was found of a journal's snapshots. */
export interface FoundSnapshots {
  /** The newest whole one. */
  readonly newest: StoredSnapshot | undefined;
  readonly damage: readonly Damage[];
  readonly quarantined: readonly string[];
}

/** Writes a snapshot; it counts from the moment that its name is on the disk. */
export async function writeSnapshot(
  place: JournalPlace,
  { through, payload, isSealed }: StoredSnapshot,
): Promise<void> {
  const { directory, name, clock, fileSystem } = place;
  const header = { kind: name, version: 1, generation: through, created: clock.now() };
  const protection = isSealed ? 'vault' : 'none';
  const { bytes } = encodeEnvelope({ ...header, previous: null }, payload, protection);
  const path = join(directory, nameSideFile(name, 'snapshot', through));
  await writeFileAtomically(path, bytes, { fileSystem });
}

/** Finds the newest whole snapshot and sets damaged ones aside, older ones too: the next damage must not find one that does not help. Throws `persistence/version-unsupported` for a later format. */
export async function findSnapshots(place: JournalPlace): Promise<FoundSnapshots> {
  const damage: Damage[] = [];
  const quarantined: string[] = [];
  let newest: StoredSnapshot | undefined;
  for (const candidate of (await listSideFiles(place, 'snapshot')).toReversed()) {
    const read = await readSnapshot(place, candidate);
    if ('payload' in read) {
      newest ??= read;
      continue;
    }
    assertTolerable(place, read.damage, false);
    damage.push(read.damage);
    const kept = await quarantineFile({ ...place, damage: read.damage });
    if (kept !== undefined) quarantined.push(kept);
  }
  return { newest, damage, quarantined };
}

/** Finds the newest whole snapshot as opening does, and changes nothing. */
export async function inspectSnapshots(
  place: JournalPlace,
): Promise<Pick<FoundSnapshots, 'newest' | 'damage'>> {
  const damage: Damage[] = [];
  let newest: StoredSnapshot | undefined;
  for (const candidate of (await listSideFiles(place, 'snapshot')).toReversed()) {
    const read = await readSnapshot(place, candidate);
    if ('payload' in read) newest ??= read;
    else damage.push(read.damage);
  }
  return { newest, damage };
}

async function readSnapshot(
  place: JournalPlace,
  { file, number }: NumberedFile,
): Promise<StoredSnapshot | { readonly damage: Damage }> {
  const path = join(place.directory, file);
  const bytes = await readWhole(path, place);
  const toDamage = (reason: DamageReason): { readonly damage: Damage } => ({
    damage: { file, offset: 0, bytes: bytes.length, reason },
  });
  const decoded = decodeEnvelope(bytes, { sealed: true });
  if (!decoded.ok) {
    if (decoded.failure.code !== 'newer-format') return toDamage(decoded.failure.code);
    throw new VersionUnsupportedError({ path, version: decoded.failure.format, supported: 2 });
  }
  const { header, payload, protection } = decoded.value;
  const isInPlace = header.kind === place.name && header.generation === number;
  return isInPlace
    ? { through: number, payload, isSealed: protection === 'vault' }
    : toDamage('misplaced');
}

const maxBytes = maxContentBytes + maxHeaderBytes + maxSealOverhead;

async function readWhole(path: string, { fileSystem }: JournalPlace): Promise<Uint8Array> {
  try {
    return await readFileBounded(path, { maxBytes, fileSystem });
  } catch (error) {
    // Longer than anything that was ever written: no snapshot of ours.
    if (error instanceof FileTooLargeError) return new Uint8Array(0);
    throw error;
  }
}
