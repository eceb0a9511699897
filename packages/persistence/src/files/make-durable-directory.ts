import { dirname, resolve } from 'node:path';
import { constants } from 'node:os';
import { NotWritableError } from '../errors.ts';
import { asWriteError, errnoOf, isAbsent, isPresent } from './file-system-error.ts';
import type { FileSystem } from './file-system.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** Makes a directory (mode 0700) with its parents, where they are absent, refuses a link in its place, and resolves when the entries that lead to it are on the disk. */
export async function makeDurableDirectory(
  path: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<void> {
  const target = resolve(path);
  try {
    const made = await makeWithParents(target, fileSystem);
    await Promise.all(made.map((parent) => fileSystem.syncDirectory(parent)));
    await syncFoundParents(made.at(0) ?? target, fileSystem);
  } catch (error) {
    throw asWriteError(target, error);
  }
}

/** The same again and again for one directory: once it is durable, only made again should it be gone. */
export function keepDirectory(path: string, fileSystem: FileSystem): () => Promise<void> {
  let isDurable = false;
  return async () => {
    if (isDurable && (await fileSystem.stat(path)) !== undefined) return;
    await makeDurableDirectory(path, fileSystem);
    isDurable = true;
  };
}

/** Gives the parents of the directories that were made, the highest first. */
async function makeWithParents(path: string, fileSystem: FileSystem): Promise<readonly string[]> {
  const parent = dirname(path);
  try {
    await fileSystem.makeDirectory(path);
    return [parent];
  } catch (error) {
    if (isPresent(error)) {
      await assertDirectory(path, fileSystem);
      return [];
    }
    if (!isAbsent(error) || parent === path) throw error;
    const above = await makeWithParents(parent, fileSystem);
    return [...above, ...(await makeWithParents(path, fileSystem))];
  }
}

async function assertDirectory(path: string, fileSystem: FileSystem): Promise<void> {
  const entry = await fileSystem.stat(path);
  // Somebody else may have laid it there: what is kept would be theirs to read.
  if (entry?.kind === 'link')
    throw new NotWritableError({ path, reason: 'a link in the place of the directory' });
  if (entry?.kind === 'file' || entry?.kind === 'other')
    throw new NotWritableError({ path, reason: 'a file in the place of the directory' });
}

/** Makes the entries durable that lead to a directory that was found: whoever made it may have been killed before they were. */
async function syncFoundParents(path: string, fileSystem: FileSystem): Promise<void> {
  const parent = dirname(path);
  const entry = await fileSystem.stat(path);
  // What we make is for its owner only; what is open to others was there before us.
  if (parent === path || entry?.kind !== 'directory' || entry.mode !== 0o700) return;
  await syncWherePermitted(parent, fileSystem);
  await syncFoundParents(parent, fileSystem);
}

const { EACCES, EPERM, EINVAL } = constants.errno;

async function syncWherePermitted(path: string, fileSystem: FileSystem): Promise<void> {
  try {
    await fileSystem.syncDirectory(path);
  } catch (error) {
    // Where we may not even read, or where there is no disk, nobody like us made a directory.
    if (![EACCES, EPERM, EINVAL].includes(errnoOf(error))) throw error;
  }
}
