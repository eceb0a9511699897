import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { KeyExistsError } from '../errors.ts';
import { asWriteError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { encodeKeyFile } from './key-file.ts';

/**
 * Makes a random key and a file of mode 0600 for it, durable before this resolves. Whatever is at the path already, damaged or not, stays:
 * it may be what existing files were sealed with. Throws `persistence/key-exists`, `persistence/locked` or as `writeFileAtomically` does.
 */
export async function createKeyFile(
  path: string,
  { fileSystem = nodeFileSystem }: { readonly fileSystem?: FileSystem } = {},
): Promise<KeyObject> {
  try {
    // Between looking and writing nobody else may make one.
    const lock = await fileSystem.lock(`${path}.lock`);
    try {
      if ((await fileSystem.stat(path)) !== undefined) throw new KeyExistsError({ path });
      const key = randomBytes(32);
      await writeFileAtomically(path, encodeKeyFile(key), { fileSystem, mode: 0o600 });
      return createSecretKey(key);
    } finally {
      await lock.close();
    }
  } catch (error) {
    throw asWriteError(path, error);
  }
}
