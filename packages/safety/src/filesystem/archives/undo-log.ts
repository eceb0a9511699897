import { posix } from 'node:path';
import type { Root } from '../root.ts';
import { assertUnlinked } from './assert-unlinked.ts';

type Kind = 'file' | 'directory';

/** Remembers what was made beneath a root, to remove it again, last first. */
export class UndoLog {
  readonly #root: Root;
  readonly #made: (readonly [path: string, kind: Kind])[] = [];

  constructor(root: Root) {
    this.#root = root;
  }

  /** Notes a file, or a directory that is removed once it is empty, that the caller made. */
  note(path: string, kind: Kind): void {
    this.#made.push([path, kind]);
  }

  /** Removes what was noted. What is something else by now, or cannot be removed, stays: the error that led here is the one to report. */
  async run(): Promise<void> {
    for (const [path, kind] of this.#made.toReversed())
      await this.#remove(path, kind).catch(() => undefined);
  }

  async #remove(path: string, kind: Kind): Promise<void> {
    await assertUnlinked(this.#root, posix.dirname(path));
    if ((await this.#root.stat(path))?.kind === kind) await this.#root.remove(path);
  }
}
