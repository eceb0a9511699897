import { Buffer } from 'node:buffer';

/**
 * Text that was decoded, a letter for each byte (latin1), with the place in the source that each letter comes from. The places hold
 * until its writer is used again, and go on behind the text.
 */
export interface Decoded {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Collects what a decoder reads; it grows as needed and is used again after `finish`. */
export class DecodedWriter {
  #bytes = Buffer.alloc(256);
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  #length = 0;
  readonly #ofBytes: boolean;

  /** `ofBytes`: the source is itself decoded, a letter for each byte. */
  constructor(ofBytes: boolean) {
    this.#ofBytes = ofBytes;
  }

  /** Adds a byte that `[start, end)` of the source spells. */
  byte(value: number, start: number, end: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length] = value;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#length += 1;
  }

  /** Adds the UTF-8 of a code point; half a surrogate pair and what is none become U+FFFD. */
  codePoint(value: number, start: number, end: number): void {
    const point = value > 0x10_ff_ff || (value >= 0xd8_00 && value <= 0xdf_ff) ? 0xff_fd : value;
    if (point < 0x80) {
      this.byte(point, start, end);
      return;
    }
    const more = point < 0x8_00 ? 1 : point < 0x1_00_00 ? 2 : 3;
    this.byte(((0xff_00 >> (more + 1)) & 0xff) | (point >> (6 * more)), start, end);
    for (let left = more - 1; left >= 0; left -= 1)
      this.byte(0x80 | ((point >> (6 * left)) & 0x3f), start, end);
  }

  /** Adds what stands at `at` in the source as it is, spelled from `start` on; returns the place behind it. */
  literal(source: string, at: number, start: number = at): number {
    const code = source.charCodeAt(at);
    if (code < 0x80 || this.#ofBytes) {
      this.byte(code, start, at + 1);
      return at + 1;
    }
    const point = source.codePointAt(at) ?? 0;
    const end = at + (point > 0xff_ff ? 2 : 1);
    this.codePoint(point, start, end);
    return end;
  }

  /** What was added since the last time, without a copy of the places. */
  finish(): Decoded {
    const length = this.#length;
    this.#length = 0;
    return {
      text: this.#bytes.toString('latin1', 0, length),
      starts: this.#starts,
      ends: this.#ends,
    };
  }

  #grow(): void {
    const size = this.#bytes.length * 4;
    const [bytes, starts, ends] = [this.#bytes, this.#starts, this.#ends];
    (this.#bytes = Buffer.alloc(size)).set(bytes);
    (this.#starts = new Int32Array(size)).set(starts);
    (this.#ends = new Int32Array(size)).set(ends);
  }
}
