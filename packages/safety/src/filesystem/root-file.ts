import type { EntryIdentity } from '@selfware/contracts';

/**
 * One regular file beneath a root, held open: it stays the same file whatever its path becomes. Its descriptor cannot be had.
 * Methods throw `safety/path-invalid` once it is closed, for a way of use that it was not opened for, and for positions that
 * are no whole numbers, and `safety/filesystem` for what the operating system refuses.
 */
export interface RootFile extends AsyncDisposable {
  /** The size in bytes when it was opened. */
  readonly size: number;
  /** What it was when it was opened. */
  readonly identity: EntryIdentity;
  /** At most `length` bytes from `position`; fewer, or none, where the file ends before. Needs `read` or `write`. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** Writes all bytes at `position`. Needs `write`. */
  write(position: number, bytes: Uint8Array): Promise<void>;
  /** Writes all bytes at the end, wherever that is by then. Needs `append`. */
  append(bytes: Uint8Array): Promise<void>;
  /** May be called again, without effect. */
  close(): Promise<void>;
}
