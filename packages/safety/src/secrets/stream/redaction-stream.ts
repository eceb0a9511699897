import { Buffer } from 'node:buffer';
import { assertBytes } from '../check-redactor-options.ts';
import type { ScanSink } from '../find/engine.ts';
import type { JoinedLines } from '../formatting/joined-lines.ts';
import type { Replacement } from '../redactor.ts';
import { chooseTextCoding, type TextCoding } from './text-coding.ts';

/** Scans a text that comes in pieces. */
export interface RedactionScan {
  feed(text: string): void;
  end(text: string): void;
}

/** Redacts bytes as they come. However they are cut, all that is given is what the whole would have become. */
export class RedactionStream {
  // Absent before it is known; the bytes until then.
  #coding: TextCoding | undefined;
  #begun = Buffer.alloc(0);
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
    const text = this.#decode(bytes, false);
    if (text !== '') this.#scan.feed(this.#lines.push(text));
    return this.#take();
  }

  /** Gives the rest; the stream is over. */
  end(): Uint8Array {
    const text = this.#decode(new Uint8Array(0), true);
    const rest = this.#coding?.end() ?? '';
    this.#scan.end(this.#lines.push(text + rest) + this.#lines.end());
    return this.#take();
  }

  #decode(bytes: Uint8Array, ended: boolean): string {
    if (this.#coding !== undefined) return this.#coding.decode(bytes);
    const begun = Buffer.concat([this.#begun, bytes]);
    this.#begun = begun;
    this.#coding = chooseTextCoding(begun, ended);
    return this.#coding?.decode(begun) ?? '';
  }

  #take(): Uint8Array {
    const parts = this.#parts;
    this.#parts = [];
    const text = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
    return this.#coding?.encode(text) ?? Buffer.alloc(0);
  }
}
