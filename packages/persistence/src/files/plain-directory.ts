import { constants, lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stats } from 'node:fs';
import type { DirectoryPort, EntryIdentity, WritableFile } from '@selfware/contracts';
import { InvalidNameError } from '../errors.ts';
import { isAbsent } from './file-system-error.ts';
import { syncDirectory } from './sync-directory.ts';

/** The directory at `path` as a port, by its path: nothing is kept open, and whoever can rename the directory can exchange it. */
export function plainDirectory(path: string): DirectoryPort {
  const at = (name: string): string => join(path, assertPlain(name));
  return Object.freeze({
    create: async (name: string, mode: number) => createFile(at(name), mode),
    rename: async (from: string, to: string) => rename(at(from), at(to)),
    remove: async (name: string) => rm(at(name)),
    stat: async (name: string) => readEntry(at(name)),
    sync: async () => syncDirectory(path),
    close: async () => Promise.resolve(),
  });
}

function assertPlain(name: string): string {
  const plain = name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);
  if (!plain) throw new InvalidNameError({ name, expected: 'a name without a separator' });
  return name;
}

const exclusive = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

async function createFile(path: string, mode: number): Promise<WritableFile> {
  const handle = await open(path, exclusive, mode);
  try {
    // The creation mode is masked by the umask; a replaced file's mode has to come out exactly.
    await handle.chmod(mode);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return toWritableFile(handle);
}

function toWritableFile(handle: FileHandle): WritableFile {
  return Object.freeze({
    write: async (bytes: Uint8Array) => (await handle.write(bytes)).bytesWritten,
    sync: async () => handle.sync(),
    size: async () => (await handle.stat()).size,
    close: async () => handle.close(),
  });
}

async function readEntry(path: string): Promise<EntryIdentity | undefined> {
  try {
    const stats = await lstat(path);
    return { size: stats.size, mode: stats.mode & 0o7777, kind: kindOf(stats) };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function kindOf(stats: Stats): EntryIdentity['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
}
