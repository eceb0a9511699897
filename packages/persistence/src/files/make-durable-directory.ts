import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { asWriteError } from './file-system-error.ts';
import { syncDirectory } from './sync-directory.ts';

/** Makes a directory (mode 0700) with its parents and resolves when the entries of those that were made are on the disk; does nothing when it exists. */
export async function makeDurableDirectory(path: string): Promise<void> {
  const target = resolve(path);
  try {
    const first = await mkdir(target, { recursive: true, mode: 0o700 });
    if (first !== undefined)
      await Promise.all(parentsOf(target, resolve(first)).map(syncDirectory));
  } catch (error) {
    throw asWriteError(target, error);
  }
}

function parentsOf(path: string, first: string): readonly string[] {
  const parent = dirname(path);
  return path === first || parent === path ? [parent] : [parent, ...parentsOf(parent, first)];
}
