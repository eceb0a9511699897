import type { Transform } from 'node:stream';
import type { Dispatcher } from 'undici';
import { createDecoders } from './create-decoder.ts';
import { overLimit } from './response-limits.ts';

type Controller = Dispatcher.DispatchController;

/** How a body is decoded. */
export interface BodyDecodingParts {
  readonly encoding: string | readonly string[];
  /** Of the exchange on the wire. */
  readonly controller: Controller;
  readonly give: (chunk: Buffer) => void;
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
}

/** A body that is being decoded. */
export interface BodyDecoding {
  /** What the reader holds: pausing it pauses the decoder, which pauses the wire. */
  readonly controller: Controller;
  /** True once everything that came on the wire was handed over. */
  readonly isFed: boolean;
  write(chunk: Buffer): void;
  finish(): void;
  destroy(): void;
}

/** Decodes a body as it comes, never further ahead of its reader than the buffers of a stream. */
export function decodeBody(parts: BodyDecodingParts): BodyDecoding {
  return new StreamDecoding(parts);
}

class StreamDecoding implements BodyDecoding {
  readonly controller: Controller;
  isFed = false;
  readonly #parts: BodyDecodingParts;
  #decoders: readonly Transform[] | undefined;
  #isPaused = false;
  #isDone = false;

  constructor(parts: BodyDecodingParts) {
    this.#parts = parts;
    this.controller = this.#readerController();
  }

  write(chunk: Buffer): void {
    if (this.#isDone || chunk.length === 0) return;
    this.#decoders ??= this.#open(chunk[0] ?? 0);
    const [first] = this.#decoders;
    if (first === undefined) this.#give(chunk);
    else if (!first.write(chunk)) this.#parts.controller.pause();
  }

  finish(): void {
    this.isFed = true;
    const [first] = this.#decoders ?? [];
    if (this.#isDone) return;
    if (first === undefined) this.#end();
    else first.end();
  }

  destroy(): void {
    this.#isDone = true;
    for (const decoder of this.#decoders ?? []) decoder.destroy();
  }

  #open(firstByte: number): readonly Transform[] {
    const encoding = [this.#parts.encoding].flat().join(',');
    const decoders = createDecoders(encoding, firstByte);
    if (decoders === undefined) {
      this.#fail(overLimit('encodings', 2, 'encodings of a body'));
      return [];
    }
    for (const [index, decoder] of decoders.entries()) {
      decoder.on('error', (error) => this.#fail(error));
      const next = decoders[index + 1];
      if (next !== undefined) decoder.pipe(next);
    }
    decoders[0]?.on('drain', () => this.#parts.controller.resume());
    decoders.at(-1)?.on('data', (chunk: Buffer) => this.#give(chunk));
    decoders.at(-1)?.on('end', () => this.#end());
    if (this.#isPaused) decoders.at(-1)?.pause();
    return decoders;
  }

  #give(chunk: Buffer): void {
    if (!this.#isDone) this.#parts.give(chunk);
  }

  #end(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#parts.end();
  }

  #fail(error: unknown): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#parts.fail(error);
  }

  #readerController(): Controller {
    const { controller } = this.#parts;
    const pause = (): void => {
      this.#isPaused = true;
      this.#decoders?.at(-1)?.pause();
    };
    const resume = (): void => {
      this.#isPaused = false;
      this.#decoders?.at(-1)?.resume();
      if (this.#decoders === undefined) controller.resume();
    };
    return {
      get aborted() {
        return controller.aborted;
      },
      get paused() {
        return controller.paused;
      },
      get reason() {
        return controller.reason;
      },
      abort: (reason) => {
        if (this.isFed) this.#fail(reason);
        else controller.abort(reason);
      },
      pause,
      resume,
    };
  }
}
