import { join } from 'node:path';
import type { ContentHash } from '@selfware/contracts';
import type { FileSystem } from '../files/file-system.ts';
import { removeIfThere } from '../files/remove-stale-temporaries.ts';
import { readPins, readPinsSince } from './blob-pins.ts';
import type { BlobCollection } from './blob-store.ts';

const hashPattern = /^[0-9a-f]{64}$/;
const asidePrefix = '.collected.';

/** Where a blob lies while a collection looks a second time whether somebody needs it. */
export function asideName(hash: ContentHash): string {
  return asidePrefix + hash;
}

/** The hashes of all blobs in a directory, sorted. */
export async function listBlobs(
  directory: string,
  fileSystem: FileSystem,
): Promise<readonly ContentHash[]> {
  return (await fileSystem.list(directory)).filter((name) => hashPattern.test(name)).sort();
}

/** Gives the blobs that are needed, as it is asked for them. */
export type FindLive = () => Iterable<ContentHash> | Promise<Iterable<ContentHash>>;

/**
 * Removes what is neither live nor pinned. What may go is listed, and the pins are read, before the live ones are asked for; then it is
 * moved aside and the pins are read again. Whoever puts pins before it looks whether the blob is there: so it either finds none and
 * writes it, or its pin is seen here and the blob goes back.
 */
export async function collectBlobs(
  directory: string,
  fileSystem: FileSystem,
  findLive: FindLive,
): Promise<BlobCollection> {
  await restoreAside(directory, fileSystem);
  const before = await readPins(directory, fileSystem);
  const listed = await listBlobs(directory, fileSystem);
  const live = new Set(await findLive());
  const unneeded = listed.filter((hash) => !live.has(hash));
  const candidates = unneeded.filter((hash) => !before.pinned.has(hash));
  for (const hash of candidates)
    await fileSystem.rename(join(directory, hash), join(directory, asideName(hash)));
  const since = await readPinsSince(directory, fileSystem, before);
  const removed = candidates.filter((hash) => !since.has(hash));
  for (const hash of removed) await removeIfThere(join(directory, asideName(hash)), fileSystem);
  await restoreAside(directory, fileSystem);
  await fileSystem.syncDirectory(directory);
  const gone = new Set(removed);
  return { removed, pinned: unneeded.filter((hash) => !gone.has(hash)) };
}

/** Puts back what is aside: here what was pinned meanwhile, and what a collection left that was killed. */
async function restoreAside(directory: string, fileSystem: FileSystem): Promise<void> {
  for (const name of await fileSystem.list(directory)) {
    const hash = name.startsWith(asidePrefix) ? name.slice(asidePrefix.length) : '';
    if (!hashPattern.test(hash)) continue;
    const isThere = (await fileSystem.stat(join(directory, hash))) !== undefined;
    // The other one is newer: it may have been written because this one was found damaged.
    if (isThere) await removeIfThere(join(directory, name), fileSystem);
    else await fileSystem.rename(join(directory, name), join(directory, hash));
  }
}
