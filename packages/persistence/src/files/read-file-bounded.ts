import { constants, open, type FileHandle } from 'node:fs/promises';
import { FileTooLargeError, NotAFileError } from '../errors.ts';
import { asReadError } from './file-system-error.ts';

// Without O_NONBLOCK opening a named pipe waits for its writer, for ever.
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads a whole regular file of at most `maxBytes`, never following a link at its end.
 * Throws `persistence/not-found`, `persistence/not-readable`, `persistence/not-a-file` or `persistence/file-too-large`.
 */
export async function readFileBounded(
  path: string,
  options: { readonly maxBytes: number },
): Promise<Uint8Array> {
  try {
    const handle = await open(path, flags);
    try {
      return await readWhole(handle, path, options.maxBytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asReadError(path, error);
  }
}

async function readWhole(handle: FileHandle, path: string, maxBytes: number): Promise<Uint8Array> {
  const stats = await handle.stat();
  if (!stats.isFile())
    throw new NotAFileError({ path, kind: stats.isDirectory() ? 'directory' : 'special file' });
  if (stats.size > maxBytes) throw new FileTooLargeError({ path, maxBytes });
  const bytes = Buffer.alloc(stats.size);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
