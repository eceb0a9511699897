import { Buffer } from 'node:buffer';
import { InterruptedError, UsageError } from '../errors.ts';
import { abortOnInterrupt, type Host } from '../host.ts';
import { readPieces } from './read-pieces.ts';

/** Everything on standard input; throws `cli/usage` for more than `maxBytes` of `what`, and `cli/interrupted` at an interrupt. */
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
  return Buffer.concat(pieces);
}
