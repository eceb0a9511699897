import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { PathKindError } from '../errors.ts';
import { pathAt, type Place } from './place.ts';
import type { FileContent } from './root.ts';

// O_NONBLOCK: opening a pipe that nobody writes to must not hang; O_NOFOLLOW: the walk resolved every link.
const readFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** Reads at most `maxBytes` of the regular file at a place; refuses everything else before a byte is read. */
export async function readFileAt(place: Place, maxBytes: number): Promise<FileContent> {
  const handle = await open(pathAt(place), readFlags);
  try {
    const stats = await handle.stat();
    if (!stats.isFile())
      throw new PathKindError({ message: `expected a regular file at ${place.names.join('/')}` });
    await place.confirm(stats);
    const bytes = await readUpTo(handle, Math.min(maxBytes, stats.size));
    return { bytes, size: stats.size, mode: stats.mode & 0o7777, links: stats.nlink };
  } finally {
    await handle.close();
  }
}

async function readUpTo(handle: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, filled);
    // The file shrank meanwhile: what is there is the content.
    if (bytesRead === 0) return bytes.subarray(0, filled);
    filled += bytesRead;
  }
  return bytes;
}
