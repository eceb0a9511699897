import { join, resolve } from 'node:path';
import { systemClock, type Clock, type ContentHash } from '@selfware/contracts';
import { sha256 } from '../envelope/encode-envelope.ts';
import {
  BlobDamagedError,
  FileTooLargeError,
  InvalidNameError,
  KeyMissingError,
  NotAuthenticError,
  NotFoundError,
} from '../errors.ts';
import { asReadError, asWriteError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { makeDurableDirectory } from '../files/make-durable-directory.ts';
import { quarantineFile } from '../files/quarantine.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { removeIfThere, removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { BlobPins, lockCollections, sweepPins } from './blob-pins.ts';
import type { BlobCollection, BlobState, BlobStore } from './blob-store.ts';
import type { BlobSensitivity } from '../sensitivity.ts';
import { inspectBlobFile, maxSealedBlobOverhead, openBlob, sealBlob } from './seal-blob.ts';
import { boundPieces, collectPieces, writeUnnamed, type UnnamedBlob } from './write-unnamed.ts';
import { asideName, collectBlobs, listBlobs, type FindLive } from './collect-blobs.ts';

/** What a blob store is opened with. */
export interface BlobStoreOptions {
  /** Created, with its parents, when absent. */
  readonly directory: string;
  /** Sealed blobs keep their names: whoever has the same content can tell that it is there. */
  readonly sensitivity: BlobSensitivity;
  /** The largest blob that is put or read; absent means 256 MiB. */
  readonly maxBytes?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

const defaultMaxBytes = 256 * 1024 * 1024;

/** Opens a directory of blobs: one file each, written once, named by its hash. Throws `persistence/not-writable` or `persistence/disk-full`. */
export async function openBlobStore(options: BlobStoreOptions): Promise<BlobStore> {
  const {
    sensitivity,
    maxBytes = defaultMaxBytes,
    clock = systemClock,
    fileSystem = nodeFileSystem,
  } = options;
  const directory = resolve(options.directory);
  await makeDurableDirectory(directory, fileSystem);
  await removeStaleTemporaries(directory, { fileSystem });
  await sweepPins(directory, fileSystem);
  return new FileBlobStore({ directory, sensitivity, maxBytes, clock, fileSystem });
}

interface BlobPlace {
  readonly directory: string;
  readonly sensitivity: BlobSensitivity;
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
}

class FileBlobStore implements BlobStore {
  readonly #place: BlobPlace;
  /** Hashes that this store wrote or checked, and synced: putting them again costs nothing. */
  readonly #durable = new Set<ContentHash>();
  readonly #pins: BlobPins;

  constructor(place: BlobPlace) {
    this.#place = place;
    this.#pins = new BlobPins(place.directory, place.fileSystem);
  }

  async put(bytes: Uint8Array): Promise<ContentHash> {
    const { directory, maxBytes } = this.#place;
    const hash: ContentHash = sha256(bytes);
    const path = join(directory, hash);
    if (bytes.length > maxBytes) throw new FileTooLargeError({ path, maxBytes });
    return this.#write(() => this.#putPinned(hash, bytes));
  }

  async putStream(pieces: AsyncIterable<Uint8Array>): Promise<ContentHash> {
    const { directory, maxBytes, sensitivity } = this.#place;
    const bounded = boundPieces(pieces, { path: directory, maxBytes });
    if (sensitivity.kind === 'encrypt') return this.put(await collectPieces(bounded.pieces));
    try {
      return await this.#putUnnamed(bounded.pieces);
    } catch (error) {
      // What its source throws is no failure of the disk.
      throw bounded.failure() === error ? error : asWriteError(directory, error);
    }
  }

  async get(hash: ContentHash): Promise<Uint8Array | undefined> {
    const read = await readVerified(this.#place, lookUps(assertHash(hash)));
    if (read.status === 'whole') return read.bytes;
    this.#durable.delete(hash);
    if (read.status === 'absent') return undefined;
    throw new BlobDamagedError({ hash, quarantined: read.quarantined });
  }

  async has(hash: ContentHash): Promise<boolean> {
    const { directory, fileSystem } = this.#place;
    try {
      for (const name of lookUps(assertHash(hash)))
        if ((await fileSystem.stat(join(directory, name)))?.kind === 'file') return true;
      return false;
    } catch (error) {
      throw asReadError(join(directory, hash), error);
    }
  }

  async release(hash: ContentHash): Promise<void> {
    await this.#write(() => this.#pins.release(assertHash(hash)));
  }

  async collect(findLive: FindLive): Promise<BlobCollection> {
    const { directory, fileSystem } = this.#place;
    return this.#write(async () => {
      const lock = await lockCollections(directory, fileSystem);
      try {
        return await collectBlobs(directory, fileSystem, findLive);
      } finally {
        await lock.close();
      }
    });
  }

  async verify(): Promise<readonly BlobState[]> {
    const { directory, fileSystem } = this.#place;
    try {
      const states: BlobState[] = [];
      for (const hash of await listBlobs(directory, fileSystem)) {
        const bytes = await readIfThere(this.#place, lookUps(hash));
        if (bytes === undefined) continue;
        const isDamaged = inspectBlobFile(hash, bytes).status === 'damaged';
        states.push({ hash, status: isDamaged ? 'damaged' : 'whole' });
      }
      return states;
    } catch (error) {
      throw asReadError(directory, error);
    }
  }

  async close(): Promise<void> {
    await this.#write(() => this.#pins.close());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #putUnnamed(pieces: AsyncIterable<Uint8Array>): Promise<ContentHash> {
    const { directory, fileSystem } = this.#place;
    const written = await writeUnnamed(pieces, directory, fileSystem);
    try {
      return await this.#publish(written);
    } finally {
      // Gone when it was given its name.
      await removeIfThere(join(directory, written.temporary), fileSystem);
    }
  }

  async #publish({ hash, temporary }: UnnamedBlob): Promise<ContentHash> {
    const { directory, fileSystem } = this.#place;
    const path = join(directory, hash);
    await this.#pins.pin(hash);
    const isThere = (await fileSystem.stat(path)) !== undefined && (await this.#isStored(hash));
    if (!isThere) await fileSystem.rename(join(directory, temporary), path);
    await fileSystem.syncDirectory(directory);
    this.#durable.add(hash);
    return hash;
  }

  async #putPinned(hash: ContentHash, bytes: Uint8Array): Promise<ContentHash> {
    const { directory, fileSystem } = this.#place;
    const path = join(directory, hash);
    await this.#pins.pin(hash);
    const found = await fileSystem.stat(path);
    if (this.#durable.has(hash) && found !== undefined) return hash;
    // A file that another process wrote may be damaged, or named without its directory being synced yet.
    // What a collection has aside at this moment does not count: it may have looked at the pins already.
    const isThere = found !== undefined && (await this.#isStored(hash));
    await (isThere ? fileSystem.syncDirectory(directory) : this.#writeNew(hash, bytes));
    this.#durable.add(hash);
    return hash;
  }

  async #isStored(hash: ContentHash): Promise<boolean> {
    const isSealing = this.#place.sensitivity.kind === 'encrypt';
    try {
      const read = await readVerified(this.#place, [hash]);
      return read.status === 'whole' && read.isSealed === isSealing;
    } catch (error) {
      // Sealed with a key that is not here, or in the clear where nothing may be: it is written anew.
      if (error instanceof KeyMissingError || error instanceof NotAuthenticError) return false;
      throw error;
    }
  }

  async #writeNew(hash: ContentHash, bytes: Uint8Array): Promise<void> {
    const { directory, fileSystem, sensitivity, clock } = this.#place;
    const content = await sealBlob(hash, bytes, { sensitivity, created: clock.now() });
    await writeFileAtomically(join(directory, hash), content, { fileSystem });
  }

  async #write<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw asWriteError(this.#place.directory, error);
    }
  }
}

function assertHash(hash: string): string {
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new InvalidNameError({ name: hash, expected: 'a hash of 64 lower-case hex digits' });
}

type VerifiedRead =
  | { readonly status: 'whole'; readonly bytes: Uint8Array; readonly isSealed: boolean }
  | { readonly status: 'absent' }
  | { readonly status: 'damaged'; readonly quarantined: string };

async function readVerified(
  place: BlobPlace,
  names: readonly [ContentHash, ...(readonly string[])],
): Promise<VerifiedRead> {
  const { directory } = place;
  const [hash] = names;
  try {
    const bytes = await readIfThere(place, names);
    if (bytes === undefined) return { status: 'absent' };
    const path = join(directory, hash);
    const opened = await openBlob(hash, bytes, { ...place, path });
    // A plain one may be as long as a sealed one is.
    if (opened !== undefined && opened.length > place.maxBytes)
      throw new FileTooLargeError({ path, maxBytes: place.maxBytes });
    if (opened !== undefined) return { status: 'whole', bytes: opened, isSealed: opened !== bytes };
    const damage = { file: hash, offset: 0, bytes: bytes.length, reason: 'checksum' } as const;
    const quarantined = await quarantineFile({ ...place, damage });
    return quarantined === undefined ? { status: 'absent' } : { status: 'damaged', quarantined };
  } catch (error) {
    throw asReadError(directory, error);
  }
}

/** Where a blob may lie, also in the moment in which a collection has it aside or puts it back. */
function lookUps(hash: ContentHash): readonly [ContentHash, string, ContentHash] {
  return [hash, asideName(hash), hash];
}

async function readIfThere(
  place: BlobPlace,
  names: readonly string[],
): Promise<Uint8Array | undefined> {
  const maxBytes = place.maxBytes + maxSealedBlobOverhead;
  for (const name of names) {
    try {
      return await readFileBounded(join(place.directory, name), { ...place, maxBytes });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }
  return undefined;
}
