import type { FileSystem, OpenedFile } from '../../src/files/file-system.ts';
import { systemError, type MemoryDisk } from './memory-disk.ts';

/** What goes wrong at one call, counted from 0. */
export type DiskFault =
  | { readonly kind: 'error'; readonly call: number; readonly errno: number }
  /** A write takes only what `take` says of the length it is given. */
  | { readonly kind: 'short'; readonly call: number; readonly take: (length: number) => number };

/** A disk of which one call goes wrong; `calls()` tells how many there were. */
export function createFaultyDisk(
  disk: MemoryDisk,
  fault: DiskFault,
): { readonly fileSystem: FileSystem; readonly calls: () => number } {
  let calls = 0;
  const isNow = (): boolean => (calls += 1) - 1 === fault.call;
  const step = (onFault?: () => void): void => {
    if (!isNow() || fault.kind !== 'error') return;
    onFault?.();
    throw systemError(fault.errno);
  };
  const wrap = (file: OpenedFile, path: string): OpenedFile => ({
    ...file,
    read: async (into, position) => {
      step();
      return file.read(into, position);
    },
    write: async (bytes, position) => {
      const isHit = isNow();
      if (isHit && fault.kind === 'error') throw systemError(fault.errno);
      const length = isHit && fault.kind === 'short' ? fault.take(bytes.length) : bytes.length;
      return length === 0 ? 0 : file.write(bytes.subarray(0, length), position);
    },
    sync: async () => {
      step(() => {
        disk.failSync(path);
      });
      await file.sync();
    },
    syncData: async () => {
      step(() => {
        disk.failSync(path);
      });
      await file.syncData();
    },
    truncate: async (length) => {
      step();
      await file.truncate(length);
    },
    stat: async () => {
      step();
      return file.stat();
    },
  });
  return { fileSystem: wrapDisk(disk, step, wrap), calls: () => calls };
}

function wrapDisk(
  disk: MemoryDisk,
  step: (onFault?: () => void) => void,
  wrap: (file: OpenedFile, path: string) => OpenedFile,
): FileSystem {
  const after = async <T>(act: () => Promise<T>): Promise<T> => {
    step();
    return act();
  };
  return {
    open: async (path, how, mode) => {
      step();
      return wrap(await disk.open(path, how, mode), path);
    },
    rename: (from, to) => after(() => disk.rename(from, to)),
    remove: (path) => after(() => disk.remove(path)),
    list: (path) => after(() => disk.list(path)),
    stat: (path) => after(() => disk.stat(path)),
    makeDirectory: (path) => after(() => disk.makeDirectory(path)),
    syncDirectory: async (path) => {
      step(() => {
        disk.failSync(path);
      });
      await disk.syncDirectory(path);
    },
    freeBytes: () => after(() => disk.freeBytes()),
    lock: (path, options) => disk.lock(path, options),
  };
}
