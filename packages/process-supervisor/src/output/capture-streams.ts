import type { Readable } from 'node:stream';
import type { Clock } from '@selfware/contracts';
import { createOutputCollector, type OutputCollector } from './output-collector.ts';

/** The two output streams of a program while they are read. */
export interface CapturedStreams {
  readonly stdout: OutputCollector;
  readonly stderr: OutputCollector;
  /** True when both ended within the time; false as soon as the time is over. */
  endWithin(drainMs: number, clock: Clock): Promise<boolean>;
  /** Stops reading, whoever still holds the other end. */
  abandon(): void;
}

/** Reads both streams to their end, keeping `maxBytes` of each; `onChunk` is told of every piece after it was taken. */
export function captureStreams(
  streams: { readonly stdout: Readable; readonly stderr: Readable },
  options: { readonly maxBytes: number; readonly onChunk: (collector: OutputCollector) => void },
): CapturedStreams {
  const stdout = createOutputCollector(options.maxBytes);
  const stderr = createOutputCollector(options.maxBytes);
  const ended = Promise.all([
    drain(streams.stdout, stdout, options.onChunk),
    drain(streams.stderr, stderr, options.onChunk),
  ]);
  return {
    stdout,
    stderr,
    endWithin: (drainMs, clock) =>
      new Promise((resolve) => {
        const cancel = clock.setTimer(() => resolve(false), drainMs);
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

function drain(
  stream: Readable,
  collector: OutputCollector,
  onChunk: (collector: OutputCollector) => void,
): Promise<void> {
  stream.on('data', (chunk: Uint8Array) => {
    collector.push(chunk);
    onChunk(collector);
  });
  return new Promise((resolve) => {
    stream.once('close', resolve);
    // A read error ends the stream like its end does; 'close' follows.
    stream.on('error', () => {});
  });
}
