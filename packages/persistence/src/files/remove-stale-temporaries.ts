import { join } from 'node:path';
import { readOwnerState, readOwnIdentity, type ProcessOwner } from '../identity/process-owner.ts';
import { asWriteError, isAbsent } from './file-system-error.ts';
import type { FileSystem } from './file-system.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { parseTemporaryName } from './temporary-name.ts';

/** Removes temporary files that processes left in `directory` when they were killed, and names them; the files of processes that live, or that cannot be seen from here, stay. */
export async function removeStaleTemporaries(
  directory: string,
  { fileSystem = nodeFileSystem }: { readonly fileSystem?: FileSystem } = {},
): Promise<readonly string[]> {
  try {
    const found = (await fileSystem.list(directory)).flatMap((name) => {
      const owner = parseTemporaryName(name);
      return owner === undefined ? [] : [{ name, owner }];
    });
    return found.length === 0 ? [] : await removeEnded(directory, found, fileSystem);
  } catch (error) {
    throw asWriteError(directory, error);
  }
}

async function removeEnded(
  directory: string,
  found: readonly { name: string; owner: ProcessOwner }[],
  fileSystem: FileSystem,
): Promise<readonly string[]> {
  const self = await readOwnIdentity();
  const removed: string[] = [];
  for (const { name, owner } of found) {
    if ((await readOwnerState(owner, self)) !== 'ended') continue;
    await removeIfThere(join(directory, name), fileSystem);
    removed.push(name);
  }
  return removed;
}

/** Removes a file; that there is none any more is just as well. */
export async function removeIfThere(path: string, fileSystem: FileSystem): Promise<void> {
  try {
    await fileSystem.remove(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}
