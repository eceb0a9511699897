import { constants, type Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import {
  PathConflictError,
  PathKindError,
  PathNotFoundError,
  PathOutsideError,
} from '../errors.ts';
import { pathAt, type Place } from './place.ts';
import { statOpened } from './walk-components.ts';

/** What a file is opened for: `write` may also read. */
export type FileAccess = 'read' | 'write' | 'append';

/** An open regular file, and what it was when it was opened. */
export interface VettedFile {
  readonly handle: FileHandle;
  readonly stats: Stats;
}

const accessFlags: Readonly<Record<FileAccess, number>> = {
  read: constants.O_RDONLY,
  write: constants.O_RDWR,
  append: constants.O_WRONLY | constants.O_APPEND,
};

// O_NONBLOCK: opening a pipe that nobody writes to must not hang; O_NOCTTY: no terminal becomes this process's own.
// Windows has neither, and undefined counts as zero.
const waitingFlags = constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * Opens the existing regular file at a place. Whatever else is there is refused before a byte is read or written: a pipe, a
 * device, a file that another device puts in the directory, and, for writes, a file with a second name.
 */
export async function openVetted(place: Place, access: FileAccess): Promise<VettedFile> {
  const flags = accessFlags[access] | waitingFlags | place.openFlags;
  const handle = await open(pathAt(place), flags);
  try {
    const stats = statOpened(handle.fd);
    await vetFile(place, stats, access);
    await place.confirm(stats);
    return { handle, stats };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Throws unless what was opened is a regular file of the directory's own device, with one name if it is to be written. */
export async function vetFile(
  place: Pick<Place, 'names' | 'directory' | 'device'>,
  stats: Pick<Stats, 'isFile' | 'nlink' | 'dev'>,
  access: FileAccess,
): Promise<void> {
  const shown = place.names.join('/');
  if (!stats.isFile()) throw new PathKindError({ message: `expected a regular file at ${shown}` });
  if (access !== 'read') assertOneName(shown, stats.nlink);
  if (stats.dev === place.device) return;
  // The directory may be on a file system of its own, mounted in the root; a single file must not be.
  if ((await stat(`${place.directory}/.`)).dev !== stats.dev)
    throw new PathOutsideError({
      message: `expected ${shown} on the device of its directory, it is mounted from another`,
    });
}

function assertOneName(shown: string, links: number): void {
  if (links === 0)
    throw new PathNotFoundError({ message: `expected ${shown} to exist, it was removed` });
  if (links > 1)
    throw new PathConflictError({
      message: `expected ${shown} to be the only name of its file, it has ${links}`,
      hint: 'Copy the file under its own name first, then write it.',
    });
}
