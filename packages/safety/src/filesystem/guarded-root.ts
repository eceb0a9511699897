import { lstat, mkdir, readdir, readlink, rename, rmdir, unlink } from 'node:fs/promises';
import type { DirectoryPort, EntryIdentity } from '@selfware/contracts';
import { PathInvalidError, PathKindError } from '../errors.ts';
import { entryKind, toEntryIdentity } from './entry-identity.ts';
import { errnoOf } from './error-code.ts';
import { asSafetyError, pathError } from './filesystem-failure.ts';
import { parsePath } from './parse-path.ts';
import { pathAt, type Place, type Resolve } from './place.ts';
import { assertWritable } from './protect-place.ts';
import { readFileAt } from './read-file-at.ts';
import { createRootedDirectory } from './rooted-directory.ts';
import type { DirectoryEntry, FileContent, Root } from './root.ts';

/** What a root is made of. */
export interface GuardedRootParts {
  readonly path: string;
  readonly guarantee: Root['guarantee'];
  readonly resolve: Resolve;
  readonly protectedPaths: readonly string[];
  /** Gives back the anchor of the root. */
  readonly release: () => void;
}

/** The root over whatever way of resolving the platform has. */
export class GuardedRoot implements Root {
  readonly path: string;
  readonly guarantee: Root['guarantee'];
  readonly #parts: GuardedRootParts;
  #isClosed = false;

  constructor(parts: GuardedRootParts) {
    this.path = parts.path;
    this.guarantee = parts.guarantee;
    this.#parts = parts;
  }

  readFile(path: string, { maxBytes }: { readonly maxBytes: number }): Promise<FileContent> {
    return this.#at(path, true, (place) => readFileAt(place, maxBytes));
  }

  list(path: string): Promise<readonly DirectoryEntry[]> {
    return this.#at(path, true, async (place) => {
      if (place.name !== '.') await refuseAsDirectory(place);
      const entries = await readdir(place.directory, { withFileTypes: true });
      await place.confirm();
      return entries
        .map((entry) => ({ name: entry.name, kind: entryKind(entry) }))
        .sort((left, right) => (left.name < right.name ? -1 : 1));
    });
  }

  async stat(path: string): Promise<EntryIdentity | undefined> {
    return this.#at(path, false, async (place) => {
      const stats = await lstat(pathAt(place));
      await place.confirm();
      return toEntryIdentity(stats);
    }).catch((error: unknown) => {
      if (isNotFound(error)) return undefined;
      throw error;
    });
  }

  async makeDirectory(path: string): Promise<void> {
    const names = this.#parse(path);
    for (let length = 1; length <= names.length; length += 1)
      await this.#atNames(names.slice(0, length), true, async (place) => {
        if (place.name === '.') return;
        this.#assertWritable(place);
        await mkdir(pathAt(place)).catch(ignoreExisting);
      });
    const made = await this.#atNames(names, true, (place) => Promise.resolve(place.name));
    if (made !== '.')
      throw new PathKindError({ message: `expected ${path} to be a directory, it is none` });
  }

  remove(path: string): Promise<void> {
    return this.#change(path, async (place) => {
      const target = pathAt(place);
      await ((await lstat(target)).isDirectory() ? rmdir(target) : unlink(target));
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#change(from, (source) =>
      this.#change(to, (target) => rename(pathAt(source), pathAt(target))),
    );
  }

  readLink(path: string): Promise<string> {
    return this.#at(path, false, async (place) => {
      const target = await readlink(pathAt(place));
      await place.confirm();
      return target;
    });
  }

  realPath(path: string): Promise<string> {
    return this.#at(path, true, async (place) => {
      await lstat(pathAt(place));
      return [this.path === '/' ? '' : this.path, ...place.names].join('/') || '/';
    });
  }

  async directory(path: string): Promise<DirectoryPort> {
    const place = await this.#resolve(this.#parse(path), true);
    try {
      if (place.name !== '.') await refuseAsDirectory(place);
      return createRootedDirectory(place, this.#parts.protectedPaths);
    } catch (error) {
      place.release();
      throw asSafetyError(error, path);
    }
  }

  close(): Promise<void> {
    if (!this.#isClosed) this.#parts.release();
    this.#isClosed = true;
    return Promise.resolve();
  }

  #change(path: string, act: (place: Place) => Promise<void>): Promise<void> {
    return this.#at(path, false, async (place) => {
      if (place.name === '.')
        throw new PathInvalidError({ message: 'expected a named entry, got a directory by `.`' });
      this.#assertWritable(place);
      await act(place);
      await place.confirm();
    });
  }

  #assertWritable(place: Place): void {
    assertWritable(place.names, this.#parts.protectedPaths);
  }

  async #at<T>(path: string, followFinal: boolean, act: (place: Place) => Promise<T>): Promise<T> {
    return this.#atNames(this.#parse(path), followFinal, act);
  }

  async #atNames<T>(
    names: readonly string[],
    followFinal: boolean,
    act: (place: Place) => Promise<T>,
  ): Promise<T> {
    const place = await this.#resolve(names, followFinal);
    try {
      return await act(place);
    } catch (error) {
      throw asSafetyError(error, shownName(names));
    } finally {
      place.release();
    }
  }

  async #resolve(names: readonly string[], followFinal: boolean): Promise<Place> {
    try {
      return await this.#parts.resolve(names, { followFinal });
    } catch (error) {
      throw asSafetyError(error, shownName(names));
    }
  }

  #parse(path: string): readonly string[] {
    // A released descriptor number may mean another directory by now.
    if (this.#isClosed)
      throw new PathInvalidError({ message: 'expected an open root, this one was closed' });
    const parsed = parsePath(this.path, path);
    if (!parsed.ok) throw pathError(parsed.failure);
    return parsed.value;
  }
}

function shownName(names: readonly string[]): string {
  return names.length === 0 ? 'the workspace' : names.join('/');
}

async function refuseAsDirectory(place: Place): Promise<never> {
  await lstat(pathAt(place));
  throw new PathKindError({
    message: `expected a directory at ${place.names.join('/')}, it is none`,
  });
}

function ignoreExisting(error: unknown): void {
  if (errnoOf(error) !== 'EEXIST') throw error;
}

function isNotFound(error: unknown): boolean {
  return errnoOf(error) === 'safety/path-not-found';
}
