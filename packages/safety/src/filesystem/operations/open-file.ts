import type { FileHandle } from 'node:fs/promises';
import type { EntryIdentity } from '@selfware/contracts';
import { PathInvalidError } from '../../errors.ts';
import { toEntryIdentity } from '../entry-identity.ts';
import { asSafetyError } from '../filesystem-failure.ts';
import type { FileAccess } from '../open-vetted.ts';
import { shownName, type PathGate } from '../path-gate.ts';
import { readOpenFile } from '../read-open-file.ts';
import type { RootFile } from '../root-file.ts';
import { writeOpenFile } from '../write-open-file.ts';
import { openFileAt } from './open-file-at.ts';

/** See `Root.open`. */
export async function openFile(
  gate: PathGate,
  path: string,
  access: FileAccess,
): Promise<RootFile> {
  const { handle, stats, names } = await openFileAt(gate, path, access);
  return new OpenRootFile(handle, toEntryIdentity(stats), access, shownName(names));
}

class OpenRootFile implements RootFile {
  readonly identity: EntryIdentity;
  readonly #handle: FileHandle;
  readonly #access: FileAccess;
  readonly #shown: string;
  #isClosed = false;

  constructor(handle: FileHandle, identity: EntryIdentity, access: FileAccess, shown: string) {
    this.identity = identity;
    this.#handle = handle;
    this.#access = access;
    this.#shown = shown;
  }

  get size(): number {
    return this.identity.size;
  }

  read(position: number, length: number): Promise<Uint8Array> {
    return this.#act(['read', 'write'], async () => {
      assertWhole(position);
      assertWhole(length);
      const { size } = await this.#handle.stat();
      // Nobody gets a gigabyte of zeros for a wish: memory follows the file.
      return readOpenFile(this.#handle, position, Math.min(length, Math.max(0, size - position)));
    });
  }

  write(position: number, bytes: Uint8Array): Promise<void> {
    return this.#act(['write'], () => {
      assertWhole(position);
      return writeOpenFile(this.#handle, bytes, position);
    });
  }

  append(bytes: Uint8Array): Promise<void> {
    return this.#act(['append'], () => writeOpenFile(this.#handle, bytes, null));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#handle.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #act<T>(allowed: readonly FileAccess[], act: () => Promise<T>): Promise<T> {
    if (this.#isClosed)
      throw new PathInvalidError({ message: 'expected an open file, this one was closed' });
    if (!allowed.includes(this.#access))
      throw new PathInvalidError({
        message: `expected a file that is open for ${allowed.join(' or ')}, this one is for ${this.#access}`,
      });
    try {
      return await act();
    } catch (error) {
      throw asSafetyError(error, this.#shown);
    }
  }
}

function assertWhole(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new PathInvalidError({ message: `expected a whole number of bytes, got ${value}` });
}
