import { Buffer } from 'node:buffer';
import { fstat } from 'node:fs';
import { InterruptedError, UsageError } from '../errors.ts';
import { abortOnInterrupt, type Host } from '../host.ts';
import { readPieces } from './read-pieces.ts';

/**
 * Everything on standard input; throws `cli/usage` for more than `maxBytes` of `what` and where there is no input at all, and
 * `cli/interrupted` at an interrupt.
 */
export async function readBytes(
  host: Pick<Host, 'stdin' | 'interrupts'>,
  { what, maxBytes }: { readonly what: string; readonly maxBytes: number },
): Promise<Uint8Array> {
  const interruption = abortOnInterrupt(host.interrupts);
  const { signal } = interruption;
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of readPieces(host.stdin, signal)) {
      pieces.push(piece);
      length += piece.length;
      if (length > maxBytes)
        throw new UsageError({
          message: `expected at most ${String(maxBytes)} bytes of ${what}, got more`,
        });
    }
  } finally {
    interruption.stop();
  }
  if (signal.aborted) throw new InterruptedError();
  if (length === 0) await assertOpen(host.stdin, what);
  return Buffer.concat(pieces);
}

// Node puts /dev/null where standard input is closed. An empty file or pipe is an answer of somebody; a device is none.
async function assertOpen(input: Host['stdin'], what: string): Promise<void> {
  const { fd } = input;
  if (fd === undefined || input.isTTY === true) return;
  const isDevice = await new Promise<boolean>((resolve) => {
    fstat(fd, (error, stats) => {
      resolve(error === null && stats.isCharacterDevice());
    });
  });
  if (isDevice)
    throw new UsageError({
      message: `expected ${what} on standard input, got nothing: it is closed, or /dev/null`,
      hint: 'give it by a pipe or from a file',
    });
}
