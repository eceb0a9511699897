import { posix } from 'node:path';
import { assertUnlinked } from './assert-unlinked.ts';
import type { Root } from '../root.ts';

/** Remembers what was made beneath a root, to remove it again, last first. */
export class UndoLog {
  readonly #root: Root;
  readonly #paths: string[] = [];

  constructor(root: Root) {
    this.#root = root;
  }

  /** Notes a file or an empty directory that the caller made. */
  note(path: string): void {
    this.#paths.push(path);
  }

  /** Removes what was noted. What cannot be removed stays: the error that led here is the one to report. */
  async run(): Promise<void> {
    for (const path of this.#paths.toReversed()) await this.#remove(path).catch(() => undefined);
  }

  async #remove(path: string): Promise<void> {
    await assertUnlinked(this.#root, posix.dirname(path));
    await this.#root.remove(path);
  }
}
