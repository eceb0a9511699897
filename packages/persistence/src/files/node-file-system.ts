import type { Stats } from 'node:fs';
import {
  constants,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  statfs,
  type FileHandle,
} from 'node:fs/promises';
import type { EntryIdentity } from '@selfware/contracts';
import { isAbsent } from './file-system-error.ts';
import type { FileSystem, OpenedFile, OpenMode } from './file-system.ts';
import { lockFile } from './lock-file.ts';
import { syncDirectory } from './sync-directory.ts';

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = Object.freeze({
  open: openFile,
  rename,
  remove: async (path: string) => rm(path),
  list: async (path: string) => readdir(path),
  stat: readEntry,
  makeDirectory: async (path: string) => mkdir(path, { mode: 0o700 }),
  syncDirectory,
  freeBytes: readFreeBytes,
  lock: lockFile,
});

const { O_RDONLY, O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants;

// Without O_NONBLOCK opening a named pipe waits for its other end, for ever.
const flags: Readonly<Record<OpenMode, number>> = {
  read: O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
  create: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW,
  update: O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK,
};

async function openFile(path: string, how: OpenMode, mode = 0o600): Promise<OpenedFile> {
  const handle = await open(path, flags[how], mode);
  try {
    // The creation mode is masked by the umask; a replaced file's mode has to come out exactly.
    if (how === 'create') await handle.chmod(mode);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return toOpenedFile(handle);
}

function toOpenedFile(handle: FileHandle): OpenedFile {
  return Object.freeze({
    read: async (into: Uint8Array, position: number) =>
      (await handle.read(into, 0, into.length, position)).bytesRead,
    write: async (bytes: Uint8Array, position: number) =>
      (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    sync: async () => handle.sync(),
    syncData: async () => handle.datasync(),
    truncate: async (length: number) => handle.truncate(length),
    stat: async () => toIdentity(await handle.stat()),
    close: async () => handle.close(),
  });
}

async function readEntry(path: string): Promise<EntryIdentity | undefined> {
  try {
    return toIdentity(await lstat(path));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function readFreeBytes(path: string): Promise<number | undefined> {
  const { blocks, bavail, bsize } = await statfs(path);
  // Some file systems, as overlays and network ones, tell no size at all.
  return blocks === 0 ? undefined : bavail * bsize;
}

function toIdentity(stats: Stats): EntryIdentity {
  return { size: stats.size, mode: stats.mode & 0o7777, kind: kindOf(stats) };
}

function kindOf(stats: Stats): EntryIdentity['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
}
