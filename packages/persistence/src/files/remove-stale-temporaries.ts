import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readOwnerState, readOwnIdentity, type ProcessOwner } from '../identity/process-owner.ts';
import { asWriteError } from './file-system-error.ts';
import { parseTemporaryName } from './temporary-name.ts';

/** Removes temporary files that processes left in `directory` when they were killed, and names them; the files of processes that live, or that cannot be seen from here, stay. */
export async function removeStaleTemporaries(directory: string): Promise<readonly string[]> {
  try {
    const found = (await readdir(directory)).flatMap((name) => {
      const owner = parseTemporaryName(name);
      return owner === undefined ? [] : [{ name, owner }];
    });
    return found.length === 0 ? [] : await removeEnded(directory, found);
  } catch (error) {
    throw asWriteError(directory, error);
  }
}

async function removeEnded(
  directory: string,
  found: readonly { name: string; owner: ProcessOwner }[],
): Promise<readonly string[]> {
  const self = await readOwnIdentity();
  const removed: string[] = [];
  for (const { name, owner } of found) {
    if ((await readOwnerState(owner, self)) !== 'ended') continue;
    await rm(join(directory, name), { force: true });
    removed.push(name);
  }
  return removed;
}
