import type { DirectoryPort, WritableFile } from '@selfware/contracts';
import { plainDirectory } from '../../src/files/plain-directory.ts';

/** What goes wrong: the call with this number, counted from 0 over all calls of the port, throws an error with this number of the system. */
export interface Fault {
  readonly call: number;
  readonly errno: number;
  /** Write calls take at most so many bytes; absent means all. */
  readonly shortWrite?: number;
}

/** A real directory whose calls fail as told; `calls` lists what was called. */
export function createFaultyDirectory(
  path: string,
  fault: Fault,
): { readonly port: DirectoryPort; readonly calls: string[] } {
  const inner = plainDirectory(path);
  const calls: string[] = [];
  const step = (name: string): void => {
    calls.push(name);
    if (calls.length - 1 === fault.call)
      throw Object.assign(new Error('injected'), { errno: -fault.errno });
  };
  const wrap = (file: WritableFile): WritableFile => ({
    write: async (bytes) => {
      step('write');
      return file.write(bytes.subarray(0, fault.shortWrite ?? bytes.length));
    },
    sync: async () => {
      step('sync-file');
      await file.sync();
    },
    size: async () => {
      step('size');
      return file.size();
    },
    close: async () => {
      // The file is closed all the same: a failing close gives the descriptor back.
      await file.close();
      step('close');
    },
  });
  const port: DirectoryPort = {
    create: async (name, mode) => {
      step('create');
      return wrap(await inner.create(name, mode));
    },
    rename: async (from, to) => {
      step('rename');
      await inner.rename(from, to);
    },
    remove: async (name) => {
      step('remove');
      await inner.remove(name);
    },
    stat: async (name) => {
      step('stat');
      return inner.stat(name);
    },
    sync: async () => {
      step('sync');
      await inner.sync();
    },
    close: () => inner.close(),
  };
  return { port, calls };
}
