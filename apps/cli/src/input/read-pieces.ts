import { Buffer } from 'node:buffer';
import { fstat } from 'node:fs';
import { UsageError } from '../errors.ts';

/** The bytes of a stream as they come; an abort ends them, whatever the stream does. */
export async function* readPieces(
  input: NodeJS.ReadableStream & { readonly fd?: number | null },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  await assertReadable(input.fd);
  const iterator = input[Symbol.asyncIterator]();
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  while (!signal.aborted) {
    const next = await Promise.race([iterator.next(), aborted]);
    if (next === undefined || next.done === true) return;
    yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
  }
}

// Node takes a directory for an input that is empty, and "nothing was found" would be no answer.
async function assertReadable(descriptor: number | null | undefined): Promise<void> {
  // A file that is named has no descriptor before it is read.
  if (typeof descriptor !== 'number') return;
  const isDirectory = await new Promise<boolean>((resolve) => {
    fstat(descriptor, (error, stats) => {
      resolve(error === null && stats.isDirectory());
    });
  });
  if (isDirectory)
    throw new UsageError({
      message: 'expected text on standard input, got a directory',
      hint: 'name the files in it, one after the other',
    });
}
