import { dirname, resolve } from 'node:path';
import { NotWritableError } from '../errors.ts';
import { asWriteError, isAbsent, isPresent } from './file-system-error.ts';
import type { FileSystem } from './file-system.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** Makes a directory (mode 0700) with its parents and resolves when the entries of those that were made are on the disk; does nothing when it exists. */
export async function makeDurableDirectory(
  path: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<void> {
  const target = resolve(path);
  try {
    await makeWithParents(target, fileSystem);
  } catch (error) {
    throw asWriteError(target, error);
  }
}

async function makeWithParents(path: string, fileSystem: FileSystem): Promise<void> {
  const parent = dirname(path);
  try {
    await fileSystem.makeDirectory(path);
  } catch (error) {
    if (isPresent(error)) return assertDirectory(path, fileSystem);
    if (!isAbsent(error) || parent === path) throw error;
    await makeWithParents(parent, fileSystem);
    return makeWithParents(path, fileSystem);
  }
  await fileSystem.syncDirectory(parent);
}

async function assertDirectory(path: string, fileSystem: FileSystem): Promise<void> {
  const entry = await fileSystem.stat(path);
  // A link may lead to a directory: the first use of it tells.
  if (entry?.kind === 'file' || entry?.kind === 'other')
    throw new NotWritableError({ path, reason: 'a file in the place of the directory' });
}
