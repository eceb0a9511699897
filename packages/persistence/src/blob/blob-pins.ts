import { join } from 'node:path';
import type { ContentHash } from '@selfware/contracts';
import { LockedError } from '../errors.ts';
import { asWriteError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { Lock } from '../files/lock-file.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { removeIfThere } from '../files/remove-stale-temporaries.ts';
import { writeAll } from '../files/write-all.ts';
import {
  formatOwner,
  parseOwner,
  readOwnerState,
  readOwnIdentity,
  type ProcessOwner,
} from '../identity/process-owner.ts';

const prefix = '.selfware-pins.';
const closedLine = '=\n';
const maxPinBytes = 64 * 1024 * 1024;

/** The blobs that one opening of a store protects, in a file that tells its process: never synced, because only a process that runs needs it. */
export class BlobPins {
  readonly #directory: string;
  readonly #fileSystem: FileSystem;
  readonly #pinned = new Set<ContentHash>();
  #path: Promise<string> | undefined;
  #end = 0;

  constructor(directory: string, fileSystem: FileSystem) {
    this.#directory = directory;
    this.#fileSystem = fileSystem;
  }

  /** Resolves when every collection that looks from here on sees that the blob is needed. */
  async pin(hash: ContentHash): Promise<void> {
    if (this.#pinned.has(hash)) return;
    await this.#note(`+${hash}\n`);
    this.#pinned.add(hash);
  }

  /** Takes a pin back. */
  async release(hash: ContentHash): Promise<void> {
    if (!this.#pinned.delete(hash)) return;
    await this.#note(`-${hash}\n`);
  }

  /** Takes all pins back. The file stays for the next collection: one that runs now has to see what was pinned meanwhile. */
  async close(): Promise<void> {
    if (this.#path === undefined) return;
    await this.#note(closedLine);
    this.#path = undefined;
    this.#pinned.clear();
  }

  async #note(line: string): Promise<void> {
    const bytes = Buffer.from(line, 'latin1');
    const path = await (this.#path ??= this.#choosePath());
    const position = this.#end;
    this.#end += bytes.length;
    // Opened each time: nobody has to close a store only to give back a descriptor.
    const file = await this.#fileSystem.open(path, 'update');
    try {
      await writeAll(file, bytes, { path, position });
    } finally {
      await file.close();
    }
  }

  async #choosePath(): Promise<string> {
    this.#end = 0;
    return join(this.#directory, prefix + formatOwner(await readOwnIdentity()));
  }
}

/** What the pins of a directory said at one moment. */
export interface PinState {
  readonly pinned: ReadonlySet<ContentHash>;
  /** How much of each file was read, by its name. */
  readonly lengths: ReadonlyMap<string, number>;
}

/** The blobs that running processes protect; the pins of those that ended or closed are removed. */
export async function readPins(directory: string, fileSystem: FileSystem): Promise<PinState> {
  const self = await readOwnIdentity();
  const pinned = new Set<ContentHash>();
  const lengths = new Map<string, number>();
  for (const { name, path, owner } of await listPinFiles(directory, fileSystem)) {
    const text = await readText(path, fileSystem);
    if (text.endsWith(closedLine) || (await readOwnerState(owner, self)) === 'ended') {
      await removeIfThere(path, fileSystem);
      continue;
    }
    lengths.set(name, text.lastIndexOf('\n') + 1);
    for (const { sign, hash } of parseLines(text))
      if (sign === '+') pinned.add(hash);
      else pinned.delete(hash);
  }
  return { pinned, lengths };
}

/** Removes the pins of stores that ended or closed, unless a collection runs, which has to see them. */
export async function sweepPins(directory: string, fileSystem: FileSystem): Promise<void> {
  try {
    if ((await listPinFiles(directory, fileSystem)).length === 0) return;
    const lock = await lockCollections(directory, fileSystem);
    try {
      await readPins(directory, fileSystem);
    } finally {
      await lock.close();
    }
  } catch (error) {
    if (!(error instanceof LockedError)) throw asWriteError(directory, error);
  }
}

/** Keeps every other collection of a directory away. */
export async function lockCollections(directory: string, fileSystem: FileSystem): Promise<Lock> {
  return fileSystem.lock(join(directory, 'collect.lock'));
}

/** The blobs that anybody pinned since then, be they released again or not: what is recorded meanwhile need not be in a list of live ones that was made before. */
export async function readPinsSince(
  directory: string,
  fileSystem: FileSystem,
  { lengths }: PinState,
): Promise<ReadonlySet<ContentHash>> {
  const pinned = new Set<ContentHash>();
  for (const { name, path } of await listPinFiles(directory, fileSystem))
    for (const { sign, hash } of parseLines(
      (await readText(path, fileSystem)).slice(lengths.get(name) ?? 0),
    ))
      if (sign === '+') pinned.add(hash);
  return pinned;
}

interface PinFile {
  readonly name: string;
  readonly path: string;
  readonly owner: ProcessOwner;
}

async function listPinFiles(
  directory: string,
  fileSystem: FileSystem,
): Promise<readonly PinFile[]> {
  return (await fileSystem.list(directory)).flatMap((name) => {
    const owner = name.startsWith(prefix) ? parseOwner(name.slice(prefix.length)) : undefined;
    return owner === undefined ? [] : [{ name, path: join(directory, name), owner }];
  });
}

function* parseLines(
  text: string,
): Generator<{ readonly sign: string; readonly hash: ContentHash }> {
  for (const [, sign = '', hash = ''] of text.matchAll(/^([+-])([0-9a-f]{64})\n/gm))
    yield { sign, hash };
}

async function readText(path: string, fileSystem: FileSystem): Promise<string> {
  const bytes = await readFileBounded(path, { maxBytes: maxPinBytes, fileSystem });
  return Buffer.from(bytes).toString('latin1');
}
