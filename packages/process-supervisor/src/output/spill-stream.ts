import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';

/** Keeps the whole of a stream elsewhere, as it comes, and gives the name by which it is found again. */
export type Spill = (
  pieces: AsyncIterable<Uint8Array>,
  stream: 'stdout' | 'stderr',
) => Promise<string>;

/** What became of a stream that was to be kept whole. */
export interface Spilled {
  /** Absent when nothing was left out of what is in memory, or it could not be kept. */
  readonly blob?: string;
  readonly notice?: string;
}

/** A stream on its way elsewhere. */
export interface StreamSpill {
  /** Passes a piece on; the source is paused until there is room for more. */
  take(piece: Uint8Array): void;
  /** Whether pieces wait to be taken. */
  isBehind(): boolean;
  /** Resolves when everything is kept, or why it is not; never rejects. */
  finish(): Promise<Spilled>;
}

/** How much of a stream is kept elsewhere at most. */
export const defaultSpillBytes: number = 64 * 1024 * 1024;

/** Begins to keep a stream elsewhere. A failure there never disturbs the program: it is a notice. */
export function spillStream(
  source: Readable,
  {
    name,
    spill,
    maxBytes,
  }: { readonly name: 'stdout' | 'stderr'; readonly spill: Spill; readonly maxBytes: number },
): StreamSpill {
  const through = new PassThrough({ highWaterMark: 1024 * 1024 });
  through.on('error', () => {});
  let taken = 0;
  const kept: Promise<Spilled> = spill(through, name).then(
    (blob) => ({ blob }),
    (error: unknown) => {
      // Nobody reads it any more.
      through.destroy();
      source.resume();
      return { notice: noticeOf(name, error) };
    },
  );
  return {
    take(piece) {
      taken += piece.length;
      if (through.destroyed) return;
      if (taken > maxBytes) through.destroy(new SpillTooLong(maxBytes));
      else if (!through.write(piece)) {
        source.pause();
        void once(through, 'drain').then(
          () => source.resume(),
          () => source.resume(),
        );
      }
    },
    isBehind: () => through.writableNeedDrain && !through.destroyed,
    finish() {
      through.end();
      return kept;
    },
  };
}

class SpillTooLong extends Error {
  constructor(maxBytes: number) {
    super(`it has more than ${maxBytes} bytes`);
  }
}

function noticeOf(name: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : 'unknown reason';
  return `the whole of ${name} was not kept: ${reason}`;
}
