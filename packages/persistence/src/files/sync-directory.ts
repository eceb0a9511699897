import { open } from 'node:fs/promises';

/** Resolves when the entries of the directory at `path` are on the disk (fsync of a directory, as POSIX file systems need it after create and rename). */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
