import type { EntryIdentity } from '@selfware/contracts';
import type { Lock, LockOptions } from './lock-file.ts';

/** `read`: an existing file; `create`: a file that must not exist, for reading and writing; `update`: for reading and writing, made when absent. A link at the end of the path is never followed. */
export type OpenMode = 'read' | 'create' | 'update';

/** A file that is open. */
export interface OpenedFile {
  /** Fills `into` from `position` on and says how many bytes there were; 0 at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Writes some bytes at `position` and says how many were taken, which may be fewer than given. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Resolves when content and size are on the disk (fsync). */
  sync(): Promise<void>;
  /** Resolves when the content is on the disk, with what is needed to read it (fdatasync). */
  syncData(): Promise<void>;
  truncate(length: number): Promise<void>;
  stat(): Promise<EntryIdentity>;
  close(): Promise<void>;
}

/**
 * What everything in this package asks of a file system; absent in an option, it is the one of this machine.
 * Every call rejects with an error that carries the system's `errno`.
 */
export interface FileSystem {
  /** `mode` holds permission bits for a file that is made, exactly; absent means 0600. */
  open(path: string, how: OpenMode, mode?: number): Promise<OpenedFile>;
  /** Replaces `to` by `from` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a link, not what it leads to. */
  remove(path: string): Promise<void>;
  /** The plain names in a directory. */
  list(path: string): Promise<readonly string[]>;
  /** What a name is, without following a link; absent means that there is no such entry. */
  stat(path: string): Promise<EntryIdentity | undefined>;
  /** Makes one directory (mode 0700), which must not exist. */
  makeDirectory(path: string): Promise<void>;
  /** Resolves when a directory's own entries are on the disk (fsync of the directory). */
  syncDirectory(path: string): Promise<void>;
  /** How many bytes this process could still write where `path` is; absent where the system does not tell. */
  freeBytes(path: string): Promise<number | undefined>;
  /** Keeps everybody else who locks this path away. */
  lock(path: string, options?: LockOptions): Promise<Lock>;
}
