import type { DirectoryPort, WritableFile } from '@selfware/contracts';
import { plainDirectory } from '../../src/files/plain-directory.ts';

/** What goes wrong: the call with this number, counted from 0 over all calls of the port, throws an error with this number of the system. */
export interface Fault {
  readonly call: number;
  readonly errno: number;
  /** Write calls take at most so many bytes; absent means all. */
  readonly shortWrite?: number;
}

type Step = (name: string) => void;

/** A real directory whose calls fail as told; `calls` lists what was called. */
export function createFaultyDirectory(
  path: string,
  fault: Fault,
): { readonly port: DirectoryPort; readonly calls: string[] } {
  const calls: string[] = [];
  const step: Step = (name) => {
    calls.push(name);
    if (calls.length - 1 === fault.call)
      throw Object.assign(new Error('injected'), { errno: -fault.errno });
  };
  return { port: wrapDirectory(plainDirectory(path), step, fault), calls };
}

function wrapDirectory(inner: DirectoryPort, step: Step, fault: Fault): DirectoryPort {
  return {
    create: async (name, mode) => {
      step('create');
      return wrapFile(await inner.create(name, mode), step, fault);
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
}

function wrapFile(file: WritableFile, step: Step, fault: Fault): WritableFile {
  return {
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
  };
}
