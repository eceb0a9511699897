/**
 * Zeros in memory of their own, outside the heap. Not `Buffer.allocUnsafeSlow`: V8 keeps typed arrays of up to 64 bytes on
 * its heap, where the collector copies them, and leaves the bytes behind when somebody asks for their `buffer`.
 */
export function allocateOwnMemory(length: number): Buffer {
  return Buffer.from(new ArrayBuffer(length));
}

/** A copy in memory of its own: never a part of the pool that `Buffer.from` shares out. */
export function copyToOwnMemory(bytes: Uint8Array): Buffer {
  const own = allocateOwnMemory(bytes.length);
  own.set(bytes);
  return own;
}

/** The same copy, and zeros where the bytes were. */
export function moveToOwnMemory(bytes: Uint8Array): Buffer {
  const own = copyToOwnMemory(bytes);
  bytes.fill(0);
  return own;
}

/** Bytes that come piece by piece, in one place that grows; what it grew out of is zeros. */
export class GrowingMemory {
  #memory: Buffer;
  #length = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
    this.#memory = allocateOwnMemory(Math.min(most + 1, 4_096));
  }

  /** Whether more than the most has come. */
  get isOver(): boolean {
    return this.#length > this.#most;
  }

  /** Where the next bytes go, at least one; empty when more than the most has come. */
  get room(): Buffer {
    if (this.#length === this.#memory.length && !this.isOver) this.#grow();
    return this.#memory.subarray(this.#length);
  }

  /** Counts bytes that were written into `room`. */
  wrote(count: number): void {
    this.#length += count;
  }

  /** What has come so far: a view. */
  get written(): Buffer {
    return this.#memory.subarray(0, this.#length);
  }

  wipe(): void {
    this.#memory.fill(0);
  }

  #grow(): void {
    const larger = allocateOwnMemory(Math.min(this.#memory.length * 4, this.#most + 1));
    larger.set(this.#memory);
    this.#memory.fill(0);
    this.#memory = larger;
  }
}
