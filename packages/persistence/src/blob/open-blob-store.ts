import { join, resolve } from 'node:path';
import { systemClock, type Clock, type ContentHash } from '@selfware/contracts';
import { sha256 } from '../envelope/encode-envelope.ts';
import { BlobDamagedError, FileTooLargeError, InvalidNameError, NotFoundError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { makeDurableDirectory } from '../files/make-durable-directory.ts';
import { quarantineFile } from '../files/quarantine.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { BlobStore } from './blob-store.ts';

/** What a blob store is opened with. */
export interface BlobStoreOptions {
  /** Created, with its parents, when absent. */
  readonly directory: string;
  /** The largest blob that is put or read; absent means 256 MiB. */
  readonly maxBytes?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

const defaultMaxBytes = 256 * 1024 * 1024;

/** Opens a directory of blobs: one file each, written once, named by its hash. Throws `persistence/not-writable` or `persistence/disk-full`. */
export async function openBlobStore(options: BlobStoreOptions): Promise<BlobStore> {
  const { maxBytes = defaultMaxBytes, clock = systemClock, fileSystem = nodeFileSystem } = options;
  const directory = resolve(options.directory);
  await makeDurableDirectory(directory, fileSystem);
  await removeStaleTemporaries(directory, { fileSystem });
  return new FileBlobStore({ directory, maxBytes, clock, fileSystem });
}

interface BlobPlace {
  readonly directory: string;
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
}

class FileBlobStore implements BlobStore {
  readonly #place: BlobPlace;
  /** Hashes that this store wrote or checked, and synced: putting them again costs nothing. */
  readonly #durable = new Set<ContentHash>();

  constructor(place: BlobPlace) {
    this.#place = place;
  }

  async put(bytes: Uint8Array): Promise<ContentHash> {
    const { directory, maxBytes, fileSystem } = this.#place;
    const hash: ContentHash = sha256(bytes);
    const path = join(directory, hash);
    if (bytes.length > maxBytes) throw new FileTooLargeError({ path, maxBytes });
    if (this.#durable.has(hash) && (await this.has(hash))) return hash;
    // A file that another process wrote may be damaged, or named without its directory being synced yet.
    const isThere = (await readVerified(this.#place, hash)).status === 'whole';
    await (isThere
      ? fileSystem.syncDirectory(directory)
      : writeFileAtomically(path, bytes, { fileSystem }));
    this.#durable.add(hash);
    return hash;
  }

  async get(hash: ContentHash): Promise<Uint8Array | undefined> {
    const read = await readVerified(this.#place, assertHash(hash));
    if (read.status === 'whole') return read.bytes;
    this.#durable.delete(hash);
    if (read.status === 'absent') return undefined;
    throw new BlobDamagedError({ hash, quarantined: read.quarantined });
  }

  async has(hash: ContentHash): Promise<boolean> {
    const path = join(this.#place.directory, assertHash(hash));
    try {
      return (await this.#place.fileSystem.stat(path))?.kind === 'file';
    } catch (error) {
      throw asReadError(path, error);
    }
  }
}

function assertHash(hash: string): string {
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new InvalidNameError({ name: hash, expected: 'a hash of 64 lower-case hex digits' });
}

type VerifiedRead =
  | { readonly status: 'whole'; readonly bytes: Uint8Array }
  | { readonly status: 'absent' }
  | { readonly status: 'damaged'; readonly quarantined: string };

async function readVerified(place: BlobPlace, hash: string): Promise<VerifiedRead> {
  const { directory } = place;
  try {
    const bytes = await readFileBounded(join(directory, hash), place);
    if (sha256(bytes) === hash) return { status: 'whole', bytes };
    const damage = { file: hash, offset: 0, bytes: bytes.length, reason: 'checksum' } as const;
    const quarantined = await quarantineFile({ ...place, damage });
    return quarantined === undefined ? { status: 'absent' } : { status: 'damaged', quarantined };
  } catch (error) {
    if (error instanceof NotFoundError) return { status: 'absent' };
    throw asReadError(directory, error);
  }
}
