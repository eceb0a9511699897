import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errnoOf } from '../error-code.ts';
import { isBomb } from './archive-limits.ts';
import { archiveRefusal } from './archive-refusal.ts';

/** What undoes a compression. */
export interface Decompression {
  /** A fresh `Gunzip` or `InflateRaw` of `node:zlib`. */
  readonly engine: Transform & { readonly bytesWritten: number };
  readonly maxRatio: number;
  /** Who is to blame; absent means the archive as a whole. */
  readonly entry?: string;
}

/** Decompresses piece by piece. Refuses a bomb as soon as it is one, broken and cut streams, and bytes behind the end of the stream. */
export async function* decompress(
  source: AsyncIterable<Uint8Array>,
  { engine, maxRatio, entry }: Decompression,
): AsyncGenerator<Uint8Array, void, undefined> {
  const given = { bytes: 0 };
  // The error, if any, arrives through the engine, too.
  const feeding = pipeline(Readable.from(counted(source, given)), engine).catch(() => undefined);
  let made = 0;
  try {
    for await (const piece of engine.iterator()) {
      if (!(piece instanceof Uint8Array)) continue;
      made += piece.length;
      if (isBomb(made, engine.bytesWritten, maxRatio))
        throw archiveRefusal('ratio', `gives over ${maxRatio} bytes for each of its own`, entry);
      yield piece;
    }
    await feeding;
    if (engine.bytesWritten < given.bytes)
      throw archiveRefusal('trailing', 'has bytes behind the end of its compressed data', entry);
  } catch (error) {
    throw asRefusal(error, entry);
  } finally {
    engine.destroy();
  }
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  given: { bytes: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of source) {
    given.bytes += piece.length;
    // An empty piece would end an object stream's reader early on some versions, and says nothing.
    if (piece.length > 0) yield piece;
  }
}

function asRefusal(error: unknown, entry: string | undefined): unknown {
  const code = errnoOf(error);
  if (code === 'Z_BUF_ERROR') return archiveRefusal('truncated', 'ends too early', entry);
  return code?.startsWith('Z_') === true
    ? archiveRefusal('malformed', 'has compressed data that cannot be read', entry)
    : error;
}
