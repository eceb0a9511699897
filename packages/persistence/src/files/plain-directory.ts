import { join } from 'node:path';
import type { DirectoryPort, WritableFile } from '@selfware/contracts';
import { InvalidNameError } from '../errors.ts';
import type { FileSystem, OpenedFile } from './file-system.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** The directory at `path` as a port, by its path: nothing is kept open, and whoever can rename the directory can exchange it. */
export function plainDirectory(
  path: string,
  { fileSystem = nodeFileSystem }: { readonly fileSystem?: FileSystem } = {},
): DirectoryPort {
  const at = (name: string): string => join(path, assertPlain(name));
  return Object.freeze({
    create: async (name: string, mode: number) =>
      toWritableFile(await fileSystem.open(at(name), 'create', mode)),
    rename: async (from: string, to: string) => fileSystem.rename(at(from), at(to)),
    remove: async (name: string) => fileSystem.remove(at(name)),
    stat: async (name: string) => fileSystem.stat(at(name)),
    sync: async () => fileSystem.syncDirectory(path),
    close: async () => Promise.resolve(),
  });
}

function assertPlain(name: string): string {
  const plain = name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);
  if (!plain) throw new InvalidNameError({ name, expected: 'a name without a separator' });
  return name;
}

function toWritableFile(file: OpenedFile): WritableFile {
  let end = 0;
  return Object.freeze({
    write: async (bytes: Uint8Array) => {
      const taken = await file.write(bytes, end);
      end += taken;
      return taken;
    },
    sync: async () => file.sync(),
    size: async () => (await file.stat()).size,
    close: async () => file.close(),
  });
}
