import { readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assertPortableName } from './file-name.ts';
import { asWriteError } from './file-system-error.ts';
import { syncDirectory } from './sync-directory.ts';

/** How a directory is removed. */
export interface RemoveDirectoryOptions {
  /** Called with its name when it is out of sight and before its files go; absent: nothing is to be done. Called again where a removal was killed, so once more must not harm. */
  readonly beforeFilesGo?: (name: string) => Promise<void>;
}

// No name of ours begins so, and whatever lists, verifies or repairs passes it over.
const prefix = '.selfware-removed.';

/**
 * Removes a directory and all that is beneath it, links not followed: out of sight in one durable step, then file by file. What a killed removal left in the
 * same parent is finished too. Throws `persistence/invalid-name`, `persistence/not-found` or `persistence/not-writable`.
 */
export async function removeDirectory(
  parent: string,
  name: string,
  { beforeFilesGo }: RemoveDirectoryOptions = {},
): Promise<void> {
  const directory = resolve(parent);
  const hidden = `${prefix}${assertPortableName(name)}`;
  try {
    await rename(join(directory, name), join(directory, hidden));
    await syncDirectory(directory);
    for (const entry of await readdir(directory)) {
      if (!entry.startsWith(prefix)) continue;
      await beforeFilesGo?.(entry.slice(prefix.length));
      await rm(join(directory, entry), { recursive: true, force: true });
    }
  } catch (error) {
    throw asWriteError(join(directory, name), error);
  }
}
