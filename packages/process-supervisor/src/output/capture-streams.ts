import type { Readable } from 'node:stream';
import type { Clock } from '@selfware/contracts';
import {
  defaultSpillBytes,
  spillStream,
  type Spill,
  type Spilled,
  type StreamSpill,
} from './spill-stream.ts';
import { createOutputCollector, type OutputCollector } from './output-collector.ts';

/** The two output streams of a program while they are read. */
export interface CapturedStreams {
  readonly stdout: OutputCollector;
  readonly stderr: OutputCollector;
  /** True when both ended within the time; false as soon as the time is over. */
  endWithin(drainMs: number, clock: Clock): Promise<boolean>;
  /** Resolves when what is kept elsewhere is kept, or why it is not. */
  finishSpills(): Promise<{ readonly stdout: Spilled; readonly stderr: Spilled }>;
  /** Stops reading, whoever still holds the other end. */
  abandon(): void;
}

/** How streams are read. */
export interface CaptureOptions {
  /** Of each. */
  readonly maxBytes: number;
  /** Told of every piece after it was taken. */
  readonly onChunk: (collector: OutputCollector) => void;
  /** Keeps the whole of a stream of which more than `maxBytes` come; absent: nobody does. */
  readonly spill?: Spill | undefined;
  readonly maxSpillBytes?: number | undefined;
}

/** Reads both streams to their end, keeping `maxBytes` of each. */
export function captureStreams(
  streams: { readonly stdout: Readable; readonly stderr: Readable },
  options: CaptureOptions,
): CapturedStreams {
  const stdout = captureStream(streams.stdout, 'stdout', options);
  const stderr = captureStream(streams.stderr, 'stderr', options);
  const ended = Promise.all([stdout.ended, stderr.ended]);
  const isBehind = (): boolean => stdout.isBehind() || stderr.isBehind();
  return {
    stdout: stdout.collector,
    stderr: stderr.collector,
    finishSpills: async () => ({
      stdout: await stdout.finishSpill(),
      stderr: await stderr.finishSpill(),
    }),
    endWithin: (drainMs, clock) =>
      new Promise((resolve) => {
        let cancel = (): void => {};
        const wait = (): void => {
          // What is kept elsewhere may be slower than the program was.
          cancel = clock.setTimer(() => (isBehind() ? wait() : resolve(false)), drainMs);
        };
        wait();
        void ended.then(() => {
          cancel();
          resolve(true);
        });
      }),
    abandon() {
      streams.stdout.destroy();
      streams.stderr.destroy();
    },
  };
}

interface CapturedStream {
  readonly collector: OutputCollector;
  readonly ended: Promise<void>;
  readonly isBehind: () => boolean;
  readonly finishSpill: () => Promise<Spilled>;
}

function captureStream(
  stream: Readable,
  name: 'stdout' | 'stderr',
  { maxBytes, onChunk, spill, maxSpillBytes = defaultSpillBytes }: CaptureOptions,
): CapturedStream {
  const collector = createOutputCollector(maxBytes);
  let whole: StreamSpill | undefined;
  stream.on('data', (chunk: Uint8Array) => {
    if (spill !== undefined && collector.totalBytes() + chunk.length > maxBytes) {
      // As long as everything fits, the head is all that there was.
      const before = whole === undefined ? collector.output().head : undefined;
      whole ??= spillStream(stream, { name, spill, maxBytes: maxSpillBytes });
      if (before !== undefined && before.length > 0) whole.take(before);
      whole.take(chunk);
    }
    collector.push(chunk);
    onChunk(collector);
  });
  const ended = new Promise<void>((resolve) => {
    stream.once('close', resolve);
    // A read error ends the stream like its end does; 'close' follows.
    stream.on('error', () => {});
  });
  return {
    collector,
    ended,
    isBehind: () => whole?.isBehind() ?? false,
    finishSpill: () => whole?.finish() ?? Promise.resolve({}),
  };
}
