import { createHash } from 'node:crypto';
import type { ContentHash } from '@selfware/contracts';
import { FileTooLargeError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import { plainDirectory } from '../files/plain-directory.ts';
import { removeIfThere } from '../files/remove-stale-temporaries.ts';
import { fillFile } from '../files/replace-file.ts';
import { createTemporaryName } from '../files/temporary-name.ts';
import { join } from 'node:path';

/** Content that is on the disk and has no name of its own yet. */
export interface UnnamedBlob {
  readonly hash: ContentHash;
  /** The plain name of its file. */
  readonly temporary: string;
}

/** Writes and syncs content whose hash is known only at its end; nothing is left when `pieces` throws. */
export async function writeUnnamed(
  pieces: AsyncIterable<Uint8Array>,
  directory: string,
  fileSystem: FileSystem,
): Promise<UnnamedBlob> {
  const temporary = await createTemporaryName();
  const hash = createHash('sha256');
  const file = await plainDirectory(directory, { fileSystem }).create(temporary, 0o600);
  try {
    await fillFile(file, hashing(pieces, hash), temporary);
  } catch (error) {
    await removeIfThere(join(directory, temporary), fileSystem);
    throw error;
  }
  return { hash: hash.digest('hex'), temporary };
}

async function* hashing(
  pieces: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

/** Pieces of which there are no more than may be. */
export interface BoundedPieces {
  /** Throws `persistence/file-too-large` as soon as there are more bytes, and what the source throws. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** What `pieces` has thrown; absent when nothing. */
  failure(): unknown;
}

/** Bounds pieces, and remembers how they failed. */
export function boundPieces(
  source: AsyncIterable<Uint8Array>,
  { path, maxBytes }: { readonly path: string; readonly maxBytes: number },
): BoundedPieces {
  let failure: unknown;
  const bounded = async function* (): AsyncGenerator<Uint8Array> {
    let total = 0;
    try {
      for await (const piece of source) {
        total += piece.length;
        if (total > maxBytes) throw new FileTooLargeError({ path, maxBytes });
        yield piece;
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return { pieces: bounded(), failure: () => failure };
}

/** All pieces in one. */
export async function collectPieces(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
