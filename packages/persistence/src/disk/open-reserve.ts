import { join, resolve } from 'node:path';
import { encodeEnvelope } from '../envelope/encode-envelope.ts';
import { DiskFullError } from '../errors.ts';
import { asWriteError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { makeDurableDirectory } from '../files/make-durable-directory.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { plainDirectory } from '../files/plain-directory.ts';
import { removeIfThere, removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { replaceFile } from '../files/replace-file.ts';

/** What a reserve is opened with. */
export interface ReserveOptions {
  /** Has to be on the disk whose space is reserved; created, with its parents, when absent. */
  readonly directory: string;
  /** How much is kept back; absent means 4 MiB. */
  readonly bytes?: number;
  readonly fileSystem?: FileSystem;
}

/** Space that is kept back for what has to be written when the disk is full. */
export interface Reserve {
  /** False when there was no room for it, or when it was given up. */
  readonly isHeld: boolean;
  /** Calls `act`; when the disk is full, gives the space up and calls it once more. What fails then, or for another reason, is thrown. */
  run<T>(act: () => Promise<T>): Promise<T>;
  /** Takes the space again where there is room, and tells whether it is held. Throws `persistence/not-writable`. */
  refill(): Promise<boolean>;
}

const defaultBytes = 4 * 1024 * 1024;
const name = 'selfware.reserve';

/** Keeps space back in an envelope of zeros, so that the last checkpoint can be written when the disk is full. A disk that is full already is no error. Throws `persistence/not-writable`. */
export async function openReserve(options: ReserveOptions): Promise<Reserve> {
  const { bytes = defaultBytes, fileSystem = nodeFileSystem } = options;
  const place = { directory: resolve(options.directory), bytes, fileSystem };
  const reserve = new FileReserve(place);
  await reserve.refill();
  return reserve;
}

interface ReservePlace {
  readonly directory: string;
  readonly bytes: number;
  readonly fileSystem: FileSystem;
}

class FileReserve implements Reserve {
  readonly #place: ReservePlace;
  #isHeld = false;

  constructor(place: ReservePlace) {
    this.#place = place;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  async run<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DiskFullError) || !this.#isHeld) throw error;
      await this.#giveUp();
      return act();
    }
  }

  async refill(): Promise<boolean> {
    const { directory, bytes, fileSystem } = this.#place;
    const path = join(directory, name);
    try {
      await makeDurableDirectory(directory, fileSystem);
      await removeStaleTemporaries(directory, { fileSystem });
      if (((await fileSystem.stat(path))?.size ?? 0) < bytes)
        await replaceFile(plainDirectory(directory, { fileSystem }), {
          name,
          mode: 0o600,
          content: [envelopeOfZeros(bytes)],
        });
      this.#isHeld = true;
    } catch (error) {
      const typed = asWriteError(path, error);
      if (!(typed instanceof DiskFullError)) throw typed;
      this.#isHeld = false;
    }
    return this.#isHeld;
  }

  async #giveUp(): Promise<void> {
    const { directory, fileSystem } = this.#place;
    this.#isHeld = false;
    try {
      await removeIfThere(join(directory, name), fileSystem);
      // Some file systems give the space back only with the entry.
      await fileSystem.syncDirectory(directory);
    } catch (error) {
      throw asWriteError(join(directory, name), error);
    }
  }
}

function envelopeOfZeros(bytes: number): Uint8Array {
  const header = { kind: 'reserve', version: 1, generation: 1, created: 0, previous: null };
  return encodeEnvelope(header, Buffer.alloc(bytes)).bytes;
}
