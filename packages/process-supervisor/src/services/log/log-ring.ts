import type { ServiceLine, ServiceLines } from './service-log.ts';

/** How much is kept. */
export interface LogRingLimits {
  readonly maxLines: number;
  /** Of the texts of all lines, in UTF-8. */
  readonly maxBytes: number;
}

/** Keeps the newest lines within both limits. */
export class LogRing {
  readonly #limits: LogRingLimits;
  #lines: { readonly line: ServiceLine; readonly bytes: number }[] = [];
  #first = 0;
  #bytes = 0;
  #droppedLines = 0;
  #droppedBytes = 0;

  constructor(limits: LogRingLimits) {
    this.#limits = limits;
  }

  push(line: ServiceLine): void {
    const bytes = Buffer.byteLength(line.text);
    this.#lines.push({ line, bytes });
    this.#bytes += bytes;
    while (this.#isOver()) this.#dropOldest();
    // Now and then in one step: to move the rest for each line would be quadratic.
    if (this.#first > this.#limits.maxLines) {
      this.#lines = this.#lines.slice(this.#first);
      this.#first = 0;
    }
  }

  newest(count: number): ServiceLines {
    const kept = this.#lines.slice(Math.max(this.#first, this.#lines.length - count));
    return {
      lines: kept.map(({ line }) => line),
      droppedLines: this.#droppedLines,
      droppedBytes: this.#droppedBytes,
    };
  }

  #isOver(): boolean {
    const count = this.#lines.length - this.#first;
    return count > this.#limits.maxLines || (this.#bytes > this.#limits.maxBytes && count > 0);
  }

  #dropOldest(): void {
    const { bytes = 0 } = this.#lines[this.#first] ?? {};
    this.#first += 1;
    this.#bytes -= bytes;
    this.#droppedLines += 1;
    this.#droppedBytes += bytes;
  }
}
