import type { DirectoryPort, EntryIdentity } from '@selfware/contracts';
import type { RootFile } from './root-file.ts';

/** One entry of a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryIdentity['kind'];
}

/** What a bounded read gave. */
export interface FileContent {
  /** The content, clipped at `maxBytes`. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** How many names the file has; further ones may lie outside the root. */
  readonly links: number;
}

/** How a file is opened. */
export interface OpenFileOptions {
  /** `write` may read, too, and writes where it is told; `append` writes at the end. None creates the file. Absent means `read`. */
  readonly mode?: 'read' | 'write' | 'append';
}

/** How a file is read. */
export interface ReadFileOptions {
  /** What lies behind is not read; `size` tells that there is more. */
  readonly maxBytes: number;
}

/** How a file is created. */
export interface CreateFileOptions {
  /** Permission bits up to `0o777`, of which the process's mask takes away; absent means `0o666`. */
  readonly mode?: number;
}

/** How a file is copied. */
export interface CopyOptions {
  /** An existing regular file with one name is replaced; absent means that it is a conflict. */
  readonly overwrite?: boolean;
}

/** How a tree is removed. */
export interface RemoveTreeOptions {
  /** With more entries beneath it the tree stays; absent means 100,000. */
  readonly maxEntries?: number;
}

/**
 * How far a root keeps to its directory while somebody swaps names in it; what the platform can do is tried when it is opened.
 * - `prevented`: no operation reaches outside. Every one is anchored in an open directory, and the kernel refuses each link.
 * - `detected`: no byte from outside is given out and none is written into a file outside, since whatever was opened is
 *   compared with what its path names, more than once, before. A name may be made, moved or removed in a directory that is
 *   exchanged between the check and the act; the call then fails afterwards.
 * - `lexical`: names are checked and links are followed by the root itself, but the file system has no identities to compare
 *   (inode numbers of zero, as on some network and FAT volumes), so an exchange during the call goes unseen.
 */
export type RootGuarantee = 'prevented' | 'detected' | 'lexical';

/**
 * A directory that no path leaves, whoever swaps links meanwhile. Paths are relative to it, or absolute inside it.
 * Methods throw `safety/path-outside` for a path that leads out, `safety/path-invalid` for one that names nothing sensible,
 * `safety/path-not-found`, `safety/path-kind` (a device, a pipe, a directory where a file is due), `safety/path-protected`,
 * `safety/path-denied` for what the policy forbids otherwise, `safety/path-conflict`, and `safety/filesystem` for what the
 * operating system refuses otherwise.
 */
export interface Root {
  /** Absolute and free of links. */
  readonly path: string;
  readonly guarantee: RootGuarantee;
  /** Opens an existing regular file; for writes it must have one name only. The caller closes it. */
  open(path: string, options?: OpenFileOptions): Promise<RootFile>;
  /** Reads a regular file. */
  readFile(path: string, options: ReadFileOptions): Promise<FileContent>;
  /** Creates a file that must not exist, not even as a link that leads nowhere. Its directory must exist. */
  createFile(path: string, bytes: Uint8Array, options?: CreateFileOptions): Promise<void>;
  /** Adds to the end of an existing regular file that has one name only. */
  appendFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Copies a regular file, so that `to` is there wholly or not at all; permission bits are kept, set-user-id and the like are not. */
  copy(from: string, to: string, options?: CopyOptions): Promise<void>;
  /** The entries of a directory, sorted by name. */
  list(path: string): Promise<readonly DirectoryEntry[]>;
  /** What the name is, without following a final link; absent means that there is no such entry. */
  stat(path: string): Promise<EntryIdentity | undefined>;
  /** Creates a directory and its parents; one that exists already is left alone. */
  makeDirectory(path: string): Promise<void>;
  /** Removes a file, a link or an empty directory. */
  remove(path: string): Promise<void>;
  /**
   * Removes a file, a link, or a directory with everything in it; of links only the links. Something protected in it, another
   * file system mounted in it or too many entries are found before anything is removed.
   */
  removeTree(path: string, options?: RemoveTreeOptions): Promise<void>;
  /** Replaces `to` by `from` in one step. A directory that holds something protected, under its old name or its new one, stays. */
  rename(from: string, to: string): Promise<void>;
  /** The target of a link, as it is written. */
  readLink(path: string): Promise<string>;
  /** The absolute path behind every link, inside the root. */
  realPath(path: string): Promise<string>;
  /** A directory to write in by plain names, held open: it stays the same directory whatever its path becomes. */
  directory(path: string): Promise<DirectoryPort>;
  /** Refuses every later walk. What was reached stays: a directory or file that was given, or a call beyond its walk. May be called again. */
  close(): Promise<void>;
}
