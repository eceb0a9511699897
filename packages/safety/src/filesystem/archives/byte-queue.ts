/** Reads a stream of pieces by counts of bytes; it holds one piece at a time, beside what `take` was asked for. */
export class ByteQueue {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next bytes in one block; fewer than asked for means that there are no more. */
  async take(count: number): Promise<Uint8Array> {
    const block = new Uint8Array(count);
    let filled = 0;
    for await (const piece of this.pass(count)) {
      block.set(piece, filled);
      filled += piece.length;
    }
    return block.subarray(0, filled);
  }

  /** The next bytes in pieces; fewer than asked for means that there are no more. */
  async *pass(count: number): AsyncGenerator<Uint8Array, void, undefined> {
    let left = count;
    while (left > 0 && (await this.#refill())) {
      const part = this.#piece.subarray(0, left);
      this.#piece = this.#piece.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Tells the stream that nobody reads on. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #refill(): Promise<boolean> {
    while (this.#piece.length === 0) {
      const next = await this.#pieces.next();
      if (next.done === true) return false;
      this.#piece = next.value;
    }
    return true;
  }
}
