import { resolve } from 'node:path';
import { DiskLowError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';

/** How much room there has to be. */
export interface FreeSpaceOptions {
  /** Absent means 64 MiB. */
  readonly minFreeBytes?: number;
  readonly fileSystem?: FileSystem;
}

const defaultMinFreeBytes = 64 * 1024 * 1024;

/** Throws `persistence/disk-low` when the disk of an existing directory has less room than work should be begun with; a size that the system does not tell is enough. */
export async function assertFreeSpace(
  directory: string,
  options: FreeSpaceOptions = {},
): Promise<void> {
  const { minFreeBytes = defaultMinFreeBytes, fileSystem = nodeFileSystem } = options;
  const path = resolve(directory);
  const freeBytes = await readFreeBytes(path, fileSystem);
  if (freeBytes !== undefined && freeBytes < minFreeBytes)
    throw new DiskLowError({ path, freeBytes, minFreeBytes });
}

async function readFreeBytes(path: string, fileSystem: FileSystem): Promise<number | undefined> {
  try {
    return await fileSystem.freeBytes(path);
  } catch (error) {
    throw asReadError(path, error);
  }
}
