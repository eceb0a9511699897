import type { FileHandle } from 'node:fs/promises';

const windowBytes = 256 * 1024;

/** Reads pieces of a growing file through one window, so that small neighbouring reads cost one system call. */
export class WindowedFile {
  readonly #handle: Pick<FileHandle, 'read'>;
  readonly #end: number;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  /** Nothing at or after `end` is ever given, even if the file is longer. */
  constructor(handle: Pick<FileHandle, 'read'>, end: number) {
    this.#handle = handle;
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
    let filled = 0;
    while (filled < window.length) {
      const { bytesRead } = await this.#handle.read(
        window,
        filled,
        window.length - filled,
        position + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.#window = window.subarray(0, filled);
    this.#start = position;
  }
}
