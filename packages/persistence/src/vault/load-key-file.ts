import type { KeyObject } from 'node:crypto';
import { FileTooLargeError, KeyDamagedError, KeyMissingError, NotFoundError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { readFileBounded } from '../files/read-file-bounded.ts';
import { decodeKeyFile, maxKeyFileBytes } from './key-file.ts';

/**
 * The key in a file that only its owner may read; a link is not followed, and nothing is ever made here: without the key that sealed
 * it, what is sealed is lost. Throws `persistence/key-missing`, `persistence/key-damaged`, `persistence/not-readable` or `persistence/not-a-file`.
 */
export async function loadKeyFile(
  path: string,
  { fileSystem = nodeFileSystem }: { readonly fileSystem?: FileSystem } = {},
): Promise<KeyObject> {
  const bytes = await readKeyFile(path, fileSystem);
  const entry = await fileSystem.stat(path);
  if (entry !== undefined && (entry.mode & 0o077) !== 0)
    throw new KeyDamagedError({ what: path, reason: 'a file that others may read: use mode 0600' });
  const decoded = decodeKeyFile(bytes);
  if (!decoded.ok) throw new KeyDamagedError({ what: path, reason: decoded.failure });
  return decoded.value;
}

async function readKeyFile(path: string, fileSystem: FileSystem): Promise<Uint8Array> {
  try {
    return await readFileBounded(path, { maxBytes: maxKeyFileBytes, fileSystem });
  } catch (cause) {
    if (cause instanceof NotFoundError) throw new KeyMissingError({ what: path, cause });
    if (cause instanceof FileTooLargeError)
      throw new KeyDamagedError({ what: path, reason: 'a longer file', cause });
    throw cause;
  }
}
