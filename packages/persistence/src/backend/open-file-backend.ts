import { join, resolve } from 'node:path';
import { systemClock, type Clock } from '@selfware/contracts';
import { ClosedError } from '../errors.ts';
import { assertPortableName } from '../files/file-name.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { Lock, LockOptions } from '../files/lock-file.ts';
import { makeDurableDirectory } from '../files/make-durable-directory.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import type { Backend, LogEntry, StoredBytes } from './backend.ts';
import { FileLogs } from './file-logs.ts';
import { listValues, putValue, readValue, type ValuePlace } from './file-values.ts';

/** What a backend over files is opened with. */
export interface FileBackendOptions {
  /** Created, with its parents, when absent. */
  readonly directory: string;
  /** How long a put waits for another process that puts the same key; absent means 10 s. */
  readonly lockWaitMs?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

/** Opens the embedded backend: values as numbered generations, logs as journals. One process at a time may append to a log. Throws `persistence/not-writable` or `persistence/disk-full`. */
export async function openFileBackend(options: FileBackendOptions): Promise<Backend> {
  const { clock = systemClock, fileSystem = nodeFileSystem, lockWaitMs = 10_000 } = options;
  const directory = resolve(options.directory);
  await makeDurableDirectory(directory, fileSystem);
  // Apart from each other: a value, a log and a lock of one name must not meet.
  for (const part of ['values', 'logs', 'locks'])
    await makeDurableDirectory(join(directory, part), fileSystem);
  return new FileBackend(directory, { clock, fileSystem, lockWaitMs });
}

class FileBackend implements Backend {
  readonly #directory: string;
  readonly #place: ValuePlace;
  readonly #logs: FileLogs;
  readonly #running = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(directory: string, place: Omit<ValuePlace, 'directory'>) {
    this.#directory = directory;
    this.#place = { ...place, directory: join(directory, 'values') };
    this.#logs = new FileLogs({ ...place, directory: join(directory, 'logs') });
  }

  async put(
    key: string,
    bytes: Uint8Array,
    { ifGeneration }: { readonly ifGeneration: number },
  ): Promise<number> {
    const name = this.#assertUsable(key);
    return this.#track(putValue({ ...this.#place, name }, { bytes, ifGeneration }));
  }

  async get(key: string): Promise<StoredBytes | undefined> {
    const name = this.#assertUsable(key);
    return this.#track(readValue({ ...this.#place, name }));
  }

  async list(prefix = ''): Promise<readonly string[]> {
    this.#assertUsable('any');
    return this.#track(listValues(this.#place, prefix));
  }

  async append(key: string, bytes: Uint8Array): Promise<number> {
    return this.#track(this.#logs.append(this.#assertUsable(key), bytes));
  }

  async *read(key: string, from = 1): AsyncGenerator<LogEntry> {
    yield* this.#logs.read(this.#assertUsable(key), from);
  }

  async lock(key: string, options: LockOptions = {}): Promise<Lock> {
    const name = this.#assertUsable(key);
    const { clock, fileSystem } = this.#place;
    const path = join(this.#directory, 'locks', `${name}.lock`);
    return fileSystem.lock(path, { clock, ...options });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    await this.#logs.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #assertUsable(key: string): string {
    if (this.#isClosed) throw new ClosedError({ path: this.#directory });
    return assertPortableName(key);
  }

  async #track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }
}
