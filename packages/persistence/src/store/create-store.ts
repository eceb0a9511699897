import { resolve } from 'node:path';
import { systemClock } from '@selfware/contracts';
import { assertPortableName } from '../files/file-name.ts';
import { keepDirectory } from '../files/make-durable-directory.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { FileStore } from './file-store.ts';
import type { Store, StoreOptions } from './store.ts';

/** Makes a store over a directory; nothing is read or written before the first call. Throws `persistence/invalid-name`. */
export function createStore<T>(options: StoreOptions<T>): Store<T> {
  const { clock = systemClock, fileSystem = nodeFileSystem } = options;
  const directory = resolve(options.directory);
  const name = assertPortableName(options.name);
  return new FileStore({
    options,
    name,
    clock,
    fileSystem,
    directory,
    keepDirectory: keepDirectory(directory, fileSystem),
  });
}
