import { basename, dirname } from 'node:path';
import type { DirectoryPort } from '@selfware/contracts';
import { NotAFileError } from '../errors.ts';
import { asWriteError } from './file-system-error.ts';
import type { FileSystem } from './file-system.ts';
import { plainDirectory } from './plain-directory.ts';
import { replaceFile } from './replace-file.ts';

/** How a file is written. */
export interface WriteFileOptions {
  /** Permission bits; absent means those of the file that is replaced, or 0600 for a new one. */
  readonly mode?: number;
  /** Where the file lies: `path` is then a plain name in it. Absent means the plain directory of `path`. The port stays open. */
  readonly directory?: DirectoryPort;
  /** Where `path` lies when there is no `directory`. */
  readonly fileSystem?: FileSystem;
}

/**
 * Replaces a file by `data` and resolves when content and name are on the disk: at any moment, and after any crash, the file is
 * the old one or the new one, whole. A link is refused, not followed and not replaced.
 * Throws `persistence/disk-full`, `persistence/not-writable`, `persistence/not-found` (no such directory) or `persistence/not-a-file`;
 * the old file is then untouched, save when the very last step, the sync of the directory, failed.
 */
export async function writeFileAtomically(
  path: string,
  data: string | Uint8Array,
  options: WriteFileOptions = {},
): Promise<void> {
  const directory = options.directory ?? plainDirectory(dirname(path), options);
  const name = options.directory === undefined ? basename(path) : path;
  try {
    const replaced = await directory.stat(name);
    if (replaced !== undefined && replaced.kind !== 'file')
      throw new NotAFileError({ path, kind: replaced.kind });
    const mode = options.mode ?? (replaced === undefined ? 0o600 : replaced.mode & 0o777);
    await replaceFile(directory, { name, mode, content: [toBytes(data)] });
  } catch (error) {
    throw asWriteError(path, error);
  }
}

function toBytes(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
}
