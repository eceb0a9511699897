import { Buffer } from 'node:buffer';
import { assertBytes } from '../check-redactor-options.ts';
import type { ScanSink } from '../find/engine.ts';
import type { JoinedLines } from '../formatting/joined-lines.ts';
import type { Replacement } from '../redactor.ts';
import { encodeLossless, LosslessDecoder } from './lossless-decoder.ts';

/** Scans a text that comes in pieces. */
export interface RedactionScan {
  feed(text: string): void;
  end(text: string): void;
}

/** Redacts bytes as they come. However they are cut, all that is given is what the whole would have become. */
export class RedactionStream {
  readonly #decoder = new LosslessDecoder();
  readonly #scan: RedactionScan;
  readonly #lines: JoinedLines;
  #parts: string[] = [];

  constructor(
    open: (sink: ScanSink) => RedactionScan,
    { replacement, lines }: { readonly replacement: Replacement; readonly lines: JoinedLines },
  ) {
    this.#lines = lines;
    this.#scan = open({
      keep: (text) => this.#parts.push(text),
      hide: (name, { hidden }) => this.#parts.push(replacement(name, hidden)),
    });
  }

  /** Takes bytes, and gives those that no more bytes can change; often none. */
  push(bytes: Uint8Array): Uint8Array {
    assertBytes(bytes);
    this.#scan.feed(this.#lines.push(this.#decoder.push(bytes)));
    return this.#take();
  }

  /** Gives the rest; the stream is over. */
  end(): Uint8Array {
    this.#scan.end(this.#lines.push(this.#decoder.end()) + this.#lines.end());
    return this.#take();
  }

  #take(): Uint8Array {
    const parts = this.#parts;
    this.#parts = [];
    const [only] = parts;
    if (only === undefined) return Buffer.alloc(0);
    return encodeLossless(parts.length === 1 ? only : parts.join(''));
  }
}
