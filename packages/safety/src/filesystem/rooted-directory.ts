import { constants } from 'node:fs';
import { link, lstat, open, rename, unlink, type FileHandle } from 'node:fs/promises';
import type { DirectoryPort, EntryIdentity, WritableFile } from '@selfware/contracts';
import { PathConflictError, PathInvalidError, PathKindError } from '../errors.ts';
import { errnoOf } from './error-code.ts';
import { toEntryIdentity } from './entry-identity.ts';
import { asSafetyError } from './filesystem-failure.ts';
import type { Place } from './place.ts';
import type { PathIntent } from './policy/path-policy.ts';

const createFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/** Throws for a name in the directory that the policy forbids. */
export type NameCheck = (name: string, intent: PathIntent) => void;

/** The port over a directory that a walk reached; `place` is released by `close`. */
export function createRootedDirectory(place: Place, check: NameCheck): DirectoryPort {
  return new RootedDirectory(place, check);
}

class RootedDirectory implements DirectoryPort {
  readonly #place: Place;
  readonly #check: NameCheck;
  #isClosed = false;

  constructor(place: Place, check: NameCheck) {
    this.#place = place;
    this.#check = check;
  }

  create(name: string, mode: number): Promise<WritableFile> {
    return this.#write(name, 'create', async (path) => {
      const handle = await open(path, createFlags | this.#place.openFlags, mode);
      try {
        // The umask took bits away that the caller asked for.
        await handle.chmod(mode);
      } catch (error) {
        await handle.close();
        throw error;
      }
      return new RootedFile(handle);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#write(to, 'write', async (target) => {
      const source = this.#path(from);
      this.#check(from, 'delete');
      await refuseTree(source, from);
      await refuseHardLinks(target, to);
      await rename(source, target);
    });
  }

  link(from: string, to: string): Promise<void> {
    return this.#write(to, 'create', async (target) => {
      const source = this.#path(from);
      this.#check(from, 'write');
      await link(source, target);
    });
  }

  remove(name: string): Promise<void> {
    return this.#write(name, 'delete', (path) => unlink(path));
  }

  async stat(name: string): Promise<EntryIdentity | undefined> {
    const path = this.#path(name);
    this.#check(name, 'list');
    try {
      return toEntryIdentity(await lstat(path));
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw asSafetyError(error, name);
    }
  }

  async sync(): Promise<void> {
    this.#assertOpen();
    const handle = await open(this.#place.directory, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  close(): Promise<void> {
    if (!this.#isClosed) this.#place.release();
    this.#isClosed = true;
    return Promise.resolve();
  }

  async #write<T>(name: string, intent: PathIntent, act: (path: string) => Promise<T>): Promise<T> {
    const path = this.#path(name);
    this.#check(name, intent);
    try {
      await this.#place.confirm();
      return await act(path);
    } catch (error) {
      throw asSafetyError(error, name);
    }
  }

  #path(name: string): string {
    this.#assertOpen();
    if (name === '' || name === '.' || name === '..' || /[/\0]/u.test(name))
      throw new PathInvalidError({ message: 'expected one plain name, without separators' });
    return `${this.#place.directory}/${name}`;
  }

  // A released descriptor number may mean another directory by now.
  #assertOpen(): void {
    if (this.#isClosed)
      throw new PathInvalidError({ message: 'expected an open directory, this one was closed' });
  }
}

// A directory may hold what is protected under its new name; `Root.rename` looks into it.
async function refuseTree(path: string, name: string): Promise<void> {
  if ((await lstat(path)).isDirectory())
    throw new PathKindError({ message: `expected a file at ${name}, it is a directory` });
}

async function refuseHardLinks(path: string, name: string): Promise<void> {
  const links = await lstat(path).then(
    (stats) => (stats.isFile() ? stats.nlink : 1),
    () => 1,
  );
  if (links > 1)
    throw new PathConflictError({
      message: `expected ${name} to be the only name of its file, it has ${links}`,
      hint: 'Copy the file under its own name first, then write it.',
    });
}

class RootedFile implements WritableFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(bytes: Uint8Array): Promise<number> {
    return (await this.#handle.write(bytes)).bytesWritten;
  }

  sync(): Promise<void> {
    return this.#handle.sync();
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
