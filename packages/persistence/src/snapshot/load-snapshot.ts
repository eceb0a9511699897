import { join, resolve } from 'node:path';
import { systemClock } from '@selfware/contracts';
import { VersionUnsupportedError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { quarantineFile } from '../files/quarantine.ts';
import type { Damage, DamageReason } from '../recovery-report.ts';
import { listGenerations, readGeneration, type GenerationFile } from '../store/generation-files.ts';
import type { Sensitivity } from '../sensitivity.ts';
import { unsealBytes } from '../vault/unseal-bytes.ts';
import { maxSealOverhead } from '../vault/vault-header.ts';
import type { SealedPlace } from '../vault/vault.ts';
import type { ManifestEntry } from './manifest.ts';
import { decodeManifest, placeOfFile, readContent, type SnapshotPlace } from './read-snapshot.ts';
import type { LoadedSnapshot, LoadSnapshotOptions } from './snapshot-set.ts';

const defaultMaxBytes = 256 * 1024 * 1024;
const attempts = 10;
const unsealed: Sensitivity = { kind: 'none', because: 'nothing is written by loading' };

/**
 * Loads the newest set of files of which every file is whole: never files of two sets. What is damaged moves to `quarantine/`, with the
 * list that names it, and is told in `report`. Throws `persistence/not-readable`, `persistence/file-too-large`, `persistence/version-unsupported`, `persistence/key-missing` or `persistence/not-authentic`; nothing is moved for a key.
 */
export async function loadSnapshot(
  directory: string,
  options: LoadSnapshotOptions = {},
): Promise<LoadedSnapshot> {
  const { clock = systemClock, fileSystem = nodeFileSystem, maxBytes = defaultMaxBytes } = options;
  const place = { directory: resolve(directory), name: 'set', clock, fileSystem };
  try {
    const { sensitivity = unsealed } = options;
    return await loadNewest(place, { maxBytes, sensitivity, left: attempts });
  } catch (error) {
    throw asReadError(place.directory, error);
  }
}

interface Limits {
  readonly maxBytes: number;
  readonly sensitivity: Sensitivity;
  readonly left: number;
}

async function loadNewest(place: SnapshotPlace, limits: Limits): Promise<LoadedSnapshot> {
  const found = new Findings();
  for (const candidate of await listGenerations(place)) {
    const set = await readSet(place, candidate, limits);
    if (set.status === 'whole')
      return {
        files: set.files,
        generation: candidate.generation,
        report: found.report(candidate.generation),
      };
    // A saver pruned it meanwhile, so there are newer ones: look again.
    if (await isPruned(place, candidate)) {
      if (limits.left > 0) return loadNewest(place, { ...limits, left: limits.left - 1 });
      continue;
    }
    await found.setAside(place, candidate, set.damage);
  }
  return { files: undefined, generation: 0, report: found.report(0) };
}

type ReadSet =
  | { readonly status: 'whole'; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly status: 'damaged'; readonly damage: readonly FoundDamage[] };

/** What is wrong with a file, by its path beneath the directory; its size is looked up later. */
interface FoundDamage {
  readonly folder: '' | 'content';
  readonly file: string;
  readonly reason: DamageReason;
}

async function readSet(
  place: SnapshotPlace,
  candidate: GenerationFile,
  { maxBytes, sensitivity }: Limits,
): Promise<ReadSet> {
  const read = await readGeneration(place, candidate);
  const list = (reason: DamageReason): FoundDamage => ({
    folder: '',
    file: candidate.file,
    reason,
  });
  if (read === undefined) return { status: 'damaged', damage: [list('misplaced')] };
  if (!read.ok) {
    if (read.failure.code !== 'newer-format')
      return { status: 'damaged', damage: [list(read.failure.code)] };
    const path = join(place.directory, candidate.file);
    throw new VersionUnsupportedError({ path, version: read.failure.format, supported: 1 });
  }
  const entries = decodeManifest(read.value);
  if (entries === undefined) return { status: 'damaged', damage: [list('header')] };
  const files = new Map<string, Uint8Array>();
  const damage: FoundDamage[] = [];
  for (const entry of entries) {
    const most = maxBytes + (entry.sealed === true ? maxSealOverhead : 0);
    const content = await readContent(place, entry, most);
    if (content instanceof Uint8Array) files.set(entry.name, content);
    else if (content !== undefined)
      damage.push({ folder: 'content', file: entry.hash, reason: content });
  }
  if (files.size < entries.length)
    return { status: 'damaged', damage: [...damage, list('misplaced')] };
  return {
    status: 'whole',
    files: await openFiles(files, { place, candidate, entries, sensitivity }),
  };
}

interface ListedSet {
  readonly place: SnapshotPlace;
  readonly candidate: GenerationFile;
  readonly entries: readonly ManifestEntry[];
  readonly sensitivity: Sensitivity;
}

async function openFiles(
  files: ReadonlyMap<string, Uint8Array>,
  { place, candidate: { generation }, entries, sensitivity }: ListedSet,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const opened = new Map<string, Uint8Array>();
  for (const { name, hash, sealed = false } of entries) {
    const path = join(place.directory, 'content', hash);
    const placeOf = (id: string): SealedPlace => placeOfFile(name, { id, generation });
    const bytes = files.get(name) ?? new Uint8Array(0);
    opened.set(name, await unsealBytes({ bytes, isSealed: sealed, path, sensitivity, placeOf }));
  }
  return opened;
}

async function isPruned(place: SnapshotPlace, { file }: GenerationFile): Promise<boolean> {
  return (await place.fileSystem.stat(join(place.directory, file))) === undefined;
}

class Findings {
  readonly #damage: Damage[] = [];
  readonly #quarantined: string[] = [];
  readonly #generations: number[] = [];

  async setAside(
    place: SnapshotPlace,
    { generation }: GenerationFile,
    found: readonly FoundDamage[],
  ): Promise<void> {
    this.#generations.push(generation);
    for (const { folder, file, reason } of found) {
      const directory = join(place.directory, folder);
      const entry = await place.fileSystem.stat(join(directory, file));
      const damage = { file, offset: 0, bytes: entry?.size ?? 0, reason };
      this.#damage.push(damage);
      const kept = await quarantineFile({ ...place, directory, damage });
      if (kept !== undefined) this.#quarantined.push(kept);
    }
  }

  report(generation: number): LoadedSnapshot['report'] {
    const [newest] = this.#generations;
    const from = generation === 0 ? (this.#generations.at(-1) ?? 0) : generation + 1;
    const source = newest === undefined ? 'newest' : 'earlier';
    return {
      source: generation === 0 ? 'empty' : source,
      damage: this.#damage,
      lost: newest === undefined ? [] : [{ from, to: newest }],
      quarantined: this.#quarantined,
    };
  }
}
