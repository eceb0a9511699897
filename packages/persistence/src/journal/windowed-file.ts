import type { OpenedFile } from '../files/file-system.ts';
import { readInto } from '../files/read-file-bounded.ts';

const windowBytes = 256 * 1024;

/** Reads pieces of a growing file through one window, so that small neighbouring reads cost one system call. */
export class WindowedFile {
  readonly #file: Pick<OpenedFile, 'read'>;
  readonly #end: number;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  /** Nothing at or after `end` is ever given, even if the file is longer. */
  constructor(file: Pick<OpenedFile, 'read'>, end: number) {
    this.#file = file;
    this.#end = end;
  }

  /** Up to `length` bytes at `position`; fewer only where the file ends. The bytes stay as they are. */
  async read(position: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.#end - position));
    const offset = position - this.#start;
    if (offset < 0 || offset + wanted > this.#window.length) await this.#fill(position, wanted);
    const from = position - this.#start;
    return this.#window.subarray(from, from + wanted);
  }

  async #fill(position: number, wanted: number): Promise<void> {
    const length = Math.min(Math.max(wanted, windowBytes), this.#end - position);
    const window = Buffer.alloc(Math.max(0, length));
    this.#window = window.subarray(0, await readInto(this.#file, window, position));
    this.#start = position;
  }
}
