import { join, resolve } from 'node:path';
import { systemClock } from '@selfware/contracts';
import { encodeContent } from '../content/encode-content.ts';
import { encodeEnvelope, sha256 } from '../envelope/encode-envelope.ts';
import { ContentInvalidError, FileTooLargeError, NotFoundError } from '../errors.ts';
import { assertPortableName } from '../files/file-name.ts';
import { asWriteError } from '../files/file-system-error.ts';
import { makeDurableDirectory } from '../files/make-durable-directory.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { removeIfThere, removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { Sensitivity } from '../sensitivity.ts';
import {
  listGenerations,
  nameGeneration,
  readGeneration,
  type GenerationFile,
} from '../store/generation-files.ts';
import { manifestSchema, maxFiles, type ManifestEntry } from './manifest.ts';
import { decodeManifest, placeOfFile, type SnapshotPlace } from './read-snapshot.ts';
import type { SaveSnapshotOptions } from './snapshot-set.ts';

/**
 * Saves files together, by plain names, and gives the number of their generation: all of them become visible in one step, and after
 * a crash at any moment `loadSnapshot` finds this set or the one before, whole. What did not change is not written again.
 * Throws `persistence/content-invalid`, `persistence/invalid-name`, `persistence/locked`, `persistence/disk-full` or `persistence/not-writable`.
 */
export async function saveSnapshot(
  directory: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: SaveSnapshotOptions,
): Promise<number> {
  const { clock = systemClock, fileSystem = nodeFileSystem, lockWaitMs: waitMs = 10_000 } = options;
  const place = { directory: resolve(directory), name: 'set', clock, fileSystem };
  const contents = encodeFiles(files, options.sensitivity);
  try {
    await makeDurableDirectory(place.directory, fileSystem);
    await makeDurableDirectory(join(place.directory, 'content'), fileSystem);
    const lock = await fileSystem.lock(join(place.directory, 'set.lock'), { waitMs, clock });
    try {
      return await saveLocked(place, contents, options);
    } finally {
      await lock.close();
    }
  } catch (error) {
    throw asWriteError(place.directory, error);
  }
}

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Content {
  readonly entry: ManifestEntry;
  readonly bytes: Uint8Array;
}

function encodeFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  sensitivity: Sensitivity,
): readonly NamedBytes[] {
  const entries = Object.entries(files);
  if (entries.length > maxFiles)
    throw new ContentInvalidError({ what: 'a set of files', reason: `more than ${maxFiles}` });
  return entries.map(([name, content]) => {
    return { name, bytes: hideSecrets(assertPortableName(name), content, sensitivity) };
  });
}

function hideSecrets(
  name: string,
  content: string | Uint8Array,
  sensitivity: Sensitivity,
): Uint8Array {
  const what = `the file ${name} of a set`;
  const redact = sensitivity.kind === 'none' ? undefined : sensitivity.redact;
  if (redact === undefined) return Buffer.from(content);
  const bytes = Buffer.from(content);
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes))
    throw new ContentInvalidError({ what, reason: 'bytes that are no text to redact' });
  const redacted = redact(text);
  if (typeof redacted === 'string') return Buffer.from(redacted, 'utf8');
  throw new ContentInvalidError({ what, reason: 'something else than text from its redactor' });
}

async function saveLocked(
  place: SnapshotPlace,
  files: readonly NamedBytes[],
  { sensitivity, generations = 2 }: SaveSnapshotOptions,
): Promise<number> {
  const { directory, name, clock, fileSystem } = place;
  await removeStaleTemporaries(directory, place);
  await removeStaleTemporaries(join(directory, 'content'), place);
  const kept = await listGenerations(place);
  const { generation, file } = nameGeneration(name, (kept[0]?.generation ?? 0) + 1);
  const contents = await sealFiles(files, { generation, sensitivity });
  for (const content of contents) await writeContent(place, content);
  // What was there already may have been named by a process that was killed before the name was durable.
  await fileSystem.syncDirectory(join(directory, 'content'));
  const manifest = contents.map(({ entry }) => entry);
  const payload = encodeContent(manifest, {
    what: 'the list of a set of files',
    schema: manifestSchema,
    sensitivity: { kind: 'none', because: 'names and hashes of what was made safe before' },
  });
  const header = { kind: name, version: 1, generation, created: clock.now(), previous: null };
  await writeFileAtomically(join(directory, file), encodeEnvelope(header, payload).bytes, {
    fileSystem,
  });
  await prune(place, Math.max(1, generations));
  return generation;
}

async function sealFiles(
  files: readonly NamedBytes[],
  { generation, sensitivity }: { readonly generation: number; readonly sensitivity: Sensitivity },
): Promise<readonly Content[]> {
  if (sensitivity.kind !== 'encrypt')
    return files.map(({ name, bytes }) => ({ bytes, entry: { name, hash: sha256(bytes) } }));
  const seal = await sensitivity.vault.prepareSeal();
  return files.map(({ name, bytes: plain }) => {
    const bytes = seal(plain, placeOfFile(name, { id: sensitivity.id, generation }));
    return { bytes, entry: { name, hash: sha256(bytes), sealed: true } };
  });
}

async function writeContent(
  { directory, fileSystem }: SnapshotPlace,
  { entry: { hash }, bytes }: Content,
): Promise<void> {
  const path = join(directory, 'content', hash);
  try {
    const maxBytes = bytes.length;
    const found = await readFileBounded(path, { maxBytes, fileSystem });
    if (sha256(found) === hash) return;
  } catch (error) {
    // Absent, or too large to be it: it is written.
    const isOther = error instanceof NotFoundError || error instanceof FileTooLargeError;
    if (!isOther) throw error;
  }
  await writeFileAtomically(path, bytes, { fileSystem });
}

async function prune(place: SnapshotPlace, generations: number): Promise<void> {
  const { directory, fileSystem } = place;
  const all = await listGenerations(place);
  for (const { file } of all.slice(generations))
    await removeIfThere(join(directory, file), fileSystem);
  const live = new Set<string>();
  for (const candidate of all.slice(0, generations))
    for (const hash of await hashesOf(place, candidate)) live.add(hash);
  for (const name of await fileSystem.list(join(directory, 'content')))
    if (/^[0-9a-f]{64}$/.test(name) && !live.has(name))
      await removeIfThere(join(directory, 'content', name), fileSystem);
}

async function hashesOf(
  place: SnapshotPlace,
  candidate: GenerationFile,
): Promise<readonly string[]> {
  const read = await readGeneration(place, candidate);
  const entries = read?.ok === true ? decodeManifest(read.value) : undefined;
  return (entries ?? []).map(({ hash }) => hash);
}
