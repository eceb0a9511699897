/** A file that `DirectoryPort.create` opened for writing. */
export interface WritableFile {
  /** Writes some bytes at the end and says how many were taken, which may be fewer than given. */
  write(bytes: Uint8Array): Promise<number>;
  /** Resolves when the content is on the disk (fsync). */
  sync(): Promise<void>;
  /** The size in bytes as the file system reports it. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** What is known of an existing entry; `mode` holds the permission bits. */
export interface EntryIdentity {
  readonly size: number;
  readonly mode: number;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/**
 * One directory, acted on by plain names (no separators): the ground under the atomic writer.
 * Persistence has a plain implementation; safety's `Root` gives one that cannot leave the root.
 */
export interface DirectoryPort {
  /** Creates a file that must not exist and never follows a link; `mode` holds permission bits. */
  create(name: string, mode: number): Promise<WritableFile>;
  /** Replaces `to` by `from` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Gives the file `from` the further name `to`, which must be free, in one step; absent where the port cannot. */
  link?(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** What the name is, without following a link; absent means that there is no such entry. */
  stat(name: string): Promise<EntryIdentity | undefined>;
  /** Resolves when the directory's own entries are on the disk (fsync of the directory). */
  sync(): Promise<void>;
  close(): Promise<void>;
}
