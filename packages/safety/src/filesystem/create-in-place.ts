import { constants } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import type { Place } from './place.ts';

const createFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/** Creates a file that does not exist in the directory of a place; O_EXCL follows no link, not even one that leads nowhere. */
export async function createInPlace(place: Place, name: string, mode: number): Promise<FileHandle> {
  const path = `${place.directory}/${name}`;
  const handle = await open(path, createFlags | place.openFlags, mode);
  try {
    await place.confirm();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Fills a file that was just created, and takes it away again when that fails. */
export async function fillCreated(
  handle: FileHandle,
  path: string,
  fill: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  try {
    try {
      await fill(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  }
}
