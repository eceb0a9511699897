import type { ArchiveSource } from './open-archive.ts';

/** An archive that somebody listens to already. */
export interface HeldSource {
  readonly source: ArchiveSource;
  /** Lets go of a stream that was not read to its end. */
  release(): void;
}

/**
 * Begins to read a stream at once: one that fails while nobody listens, as that of a missing file, ends the process.
 * The failure reaches whoever reads the held stream.
 */
export function holdSource(source: ArchiveSource): HeldSource {
  if (source instanceof Uint8Array || 'bytes' in source) return { source, release: () => {} };
  const pieces = source[Symbol.asyncIterator]();
  const first = pieces.next();
  first.catch(() => {});
  return {
    source: startingWith(first, pieces),
    release: () => {
      // A stream that is silent does not answer this.
      pieces.return?.().catch(() => {});
    },
  };
}

async function* startingWith(
  first: Promise<IteratorResult<Uint8Array>>,
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let next = await first; next.done !== true; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}
