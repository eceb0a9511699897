import type { DirectoryPort, EntryIdentity } from '@selfware/contracts';
import { PathGate, type PathGateParts } from './path-gate.ts';
import { appendFile } from './operations/append-file.ts';
import { copyFile } from './operations/copy-file.ts';
import { createFile } from './operations/create-file.ts';
import { listDirectory } from './operations/list-directory.ts';
import { makeDirectory } from './operations/make-directory.ts';
import { openDirectory } from './operations/open-directory.ts';
import { openFile } from './operations/open-file.ts';
import { readFile } from './operations/read-file.ts';
import { readLink } from './operations/read-link.ts';
import { realPath } from './operations/real-path.ts';
import { removeEntry } from './operations/remove-entry.ts';
import { removeTree } from './operations/remove-tree.ts';
import { renameEntry } from './operations/rename-entry.ts';
import { statEntry } from './operations/stat-entry.ts';
import type { RootFile } from './root-file.ts';
import type {
  CopyOptions,
  CreateFileOptions,
  DirectoryEntry,
  FileContent,
  OpenFileOptions,
  ReadFileOptions,
  RemoveTreeOptions,
  Root,
} from './root.ts';

/** What a root is made of. */
export interface GuardedRootParts extends PathGateParts {
  readonly guarantee: Root['guarantee'];
  /** Gives back the anchor of the root. */
  readonly release: () => void;
}

/** The root over whatever way of resolving the platform has: one gate, and one function for each operation. */
export class GuardedRoot implements Root {
  readonly path: string;
  readonly guarantee: Root['guarantee'];
  readonly #gate: PathGate;
  readonly #release: () => void;
  #isClosed = false;

  constructor({ guarantee, release, ...parts }: GuardedRootParts) {
    this.path = parts.path;
    this.guarantee = guarantee;
    this.#gate = new PathGate(parts);
    this.#release = release;
  }

  async open(path: string, { mode = 'read' }: OpenFileOptions = {}): Promise<RootFile> {
    return openFile(this.#gate, path, mode);
  }

  async readFile(path: string, { maxBytes }: ReadFileOptions): Promise<FileContent> {
    return readFile(this.#gate, path, maxBytes);
  }

  async createFile(
    path: string,
    bytes: Uint8Array,
    { mode }: CreateFileOptions = {},
  ): Promise<void> {
    await createFile(this.#gate, path, bytes, mode);
  }

  async appendFile(path: string, bytes: Uint8Array): Promise<void> {
    await appendFile(this.#gate, path, bytes);
  }

  async copy(from: string, to: string, { overwrite }: CopyOptions = {}): Promise<void> {
    await copyFile(this.#gate, from, to, overwrite);
  }

  async list(path: string): Promise<readonly DirectoryEntry[]> {
    return listDirectory(this.#gate, path);
  }

  async stat(path: string): Promise<EntryIdentity | undefined> {
    return statEntry(this.#gate, path);
  }

  async makeDirectory(path: string): Promise<void> {
    await makeDirectory(this.#gate, path);
  }

  async remove(path: string): Promise<void> {
    await removeEntry(this.#gate, path);
  }

  async removeTree(path: string, { maxEntries }: RemoveTreeOptions = {}): Promise<void> {
    await removeTree(this.#gate, path, maxEntries);
  }

  async rename(from: string, to: string): Promise<void> {
    await renameEntry(this.#gate, from, to);
  }

  async readLink(path: string): Promise<string> {
    return readLink(this.#gate, path);
  }

  async realPath(path: string): Promise<string> {
    return realPath(this.#gate, path);
  }

  async directory(path: string): Promise<DirectoryPort> {
    return openDirectory(this.#gate, path);
  }

  close(): Promise<void> {
    if (!this.#isClosed) this.#release();
    this.#isClosed = true;
    this.#gate.close();
    return Promise.resolve();
  }
}
