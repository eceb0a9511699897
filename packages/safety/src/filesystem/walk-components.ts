import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import { errnoOf } from './error-code.ts';

// Linux, not in Node's constants: a handle that names a place and reads nothing.
const O_PATH = 0o10000000;

/** The path by which the kernel reaches an open directory, whatever became of its name. */
export function descriptorPath(fd: number): string {
  return `/proc/self/fd/${fd}`;
}

/**
 * Opens the directory `name` of an open directory, without following a link. Absent: there is a link, a file or nothing.
 * Synchronous, because a chain of these is 1.6 to 2.3 times slower otherwise and holds other work up for microseconds only.
 */
export function openDirectoryIn(parent: number, name: string): number | undefined {
  const flags = O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  try {
    return openSync(`${descriptorPath(parent)}/${name}`, flags);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Opens a directory by its absolute path, as the anchor of a walk. */
export function openAnchor(path: string): number {
  return openSync(path, O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW);
}

/** Whether the system refuses a link where a directory is walked into, tried on one that every Linux has: `/proc/self`. */
export function refusesLinksOnWalks(): boolean {
  const anchor = openAnchor('/proc');
  const through = openDirectoryIn(anchor, 'self');
  const straight = openDirectoryIn(anchor, 'sys');
  const opened = [anchor, through, straight].filter((fd) => fd !== undefined);
  closeDescriptors(opened);
  return through === undefined && straight !== undefined;
}

/** Closes what the functions above opened. */
export function closeDescriptors(descriptors: readonly number[]): void {
  for (const descriptor of descriptors) closeSync(descriptor);
}

/**
 * What an open file is. Synchronous: the kernel has it at hand in half a microsecond, and a turn through the threads that do
 * file work costs 14, a fifth of a whole read.
 */
export function statOpened(descriptor: number): Stats {
  return fstatSync(descriptor);
}
