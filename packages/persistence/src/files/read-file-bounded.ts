import { FileTooLargeError, NotAFileError } from '../errors.ts';
import { asReadError } from './file-system-error.ts';
import type { FileSystem, OpenedFile } from './file-system.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** How a file is read whole. */
export interface ReadFileOptions {
  readonly maxBytes: number;
  readonly fileSystem?: FileSystem;
}

/**
 * Reads a whole regular file of at most `maxBytes`, never following a link at its end.
 * Throws `persistence/not-found`, `persistence/not-readable`, `persistence/not-a-file` or `persistence/file-too-large`.
 */
export async function readFileBounded(path: string, options: ReadFileOptions): Promise<Uint8Array> {
  const { maxBytes, fileSystem = nodeFileSystem } = options;
  try {
    const file = await fileSystem.open(path, 'read');
    try {
      return await readWhole(file, path, maxBytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asReadError(path, error);
  }
}

async function readWhole(file: OpenedFile, path: string, maxBytes: number): Promise<Uint8Array> {
  const { kind, size } = await file.stat();
  if (kind !== 'file')
    throw new NotAFileError({ path, kind: kind === 'directory' ? kind : 'special file' });
  if (size > maxBytes) throw new FileTooLargeError({ path, maxBytes });
  const bytes = Buffer.alloc(size);
  return bytes.subarray(0, await readInto(file, bytes, 0));
}

/** Fills `into` from `position` on, however few bytes a read gives, and says how many there were. */
export async function readInto(
  file: Pick<OpenedFile, 'read'>,
  into: Uint8Array,
  position: number,
): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const read = await file.read(into.subarray(filled), position + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}
