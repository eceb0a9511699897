import type { Lock, LockOptions } from '../files/lock-file.ts';

/** Bytes under a key, and how often the key was put. */
export interface StoredBytes {
  /** 1 for the first put, then one more each. */
  readonly generation: number;
  readonly bytes: Uint8Array;
}

/** One entry of a log. */
export interface LogEntry {
  /** 1 for the first ever appended, then one more each. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/**
 * A place for values and logs: files (`openFileBackend`), memory or a database. Keys are 1 to 100 letters, digits, dots, dashes and
 * underscores; every call with another one throws `persistence/invalid-name`. What a call acknowledged is durable, and what is
 * damaged is never given out. Whoever writes one proves it with `backendContract` of `@selfware/persistence/testing`.
 */
export interface Backend extends AsyncDisposable {
  /** Stores bytes as generation `ifGeneration + 1` (0: there is none yet) and gives that number. Throws `persistence/generation-taken` when another put was faster, and keeps what that one put. */
  put(key: string, bytes: Uint8Array, options: { readonly ifGeneration: number }): Promise<number>;
  /** The newest generation; absent when there is none. */
  get(key: string): Promise<StoredBytes | undefined>;
  /** The keys that have values and begin with `prefix` (absent: all), sorted. */
  list(prefix?: string): Promise<readonly string[]>;
  /** Adds an entry to the log of a key, which is apart from its value, and gives its number. */
  append(key: string, bytes: Uint8Array): Promise<number>;
  /** The entries of a log in their order, beginning with number `from` (absent: all). */
  read(key: string, from?: number): AsyncIterable<LogEntry>;
  /** Keeps every other user of this backend that locks the key away. Throws `persistence/locked`. */
  lock(key: string, options?: LockOptions): Promise<Lock>;
  /** Finishes what runs and gives everything back; every later call throws `persistence/closed`. */
  close(): Promise<void>;
}
