import type { DirectoryPort, EntryIdentity } from '@selfware/contracts';

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

/**
 * A directory that no path leaves, whoever swaps links meanwhile. Paths are relative to it, or absolute inside it.
 * Methods throw `safety/path-outside` for a path that leads out, `safety/path-invalid` for one that names nothing sensible,
 * `safety/path-not-found`, `safety/path-kind` (a device, a pipe, a directory where a file is due), `safety/path-protected`,
 * `safety/path-conflict`, and `safety/filesystem` for what the operating system refuses otherwise.
 */
export interface Root {
  /** Absolute and free of links. */
  readonly path: string;
  /** `prevented`: an escape cannot happen. `detected`: it is looked for, more than once, before a byte is given out. `lexical`: only names are checked. */
  readonly guarantee: 'prevented' | 'detected' | 'lexical';
  /** Reads a regular file. */
  readFile(path: string, options: { readonly maxBytes: number }): Promise<FileContent>;
  /** The entries of a directory, sorted by name. */
  list(path: string): Promise<readonly DirectoryEntry[]>;
  /** What the name is, without following a final link; absent means that there is no such entry. */
  stat(path: string): Promise<EntryIdentity | undefined>;
  /** Creates a directory and its parents; one that exists already is left alone. */
  makeDirectory(path: string): Promise<void>;
  /** Removes a file, a link or an empty directory. */
  remove(path: string): Promise<void>;
  /** Replaces `to` by `from` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** The target of a link, as it is written. */
  readLink(path: string): Promise<string>;
  /** The absolute path behind every link, inside the root. */
  realPath(path: string): Promise<string>;
  /** A directory to write in by plain names, held open: it stays the same directory whatever its path becomes. */
  directory(path: string): Promise<DirectoryPort>;
  close(): Promise<void>;
}
