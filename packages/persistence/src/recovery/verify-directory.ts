import { join, resolve } from 'node:path';
import { asReadError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { verifyFile, type FileVerdict } from './verify-file.ts';

/** One file below a directory, as it was found. */
export interface FileState extends FileVerdict {
  /** From the directory on. */
  readonly path: string;
}

/** How a directory is verified. */
export interface VerifyDirectoryOptions {
  readonly fileSystem?: FileSystem;
}

const maxDepth = 8;

/**
 * Reads every journal, store, set of files and blob below a directory, whichever they are, and changes nothing; a directory that is not there has none.
 * Locks, temporary files and what lies in quarantine are passed over. A record that is just being appended may look like a torn tail:
 * verify when nothing runs. What cannot be read is told as such, and is no damage.
 */
export async function* verifyDirectory(
  directory: string,
  { fileSystem = nodeFileSystem }: VerifyDirectoryOptions = {},
): AsyncIterable<FileState> {
  yield* verifyBelow({ root: resolve(directory), fileSystem }, '', maxDepth);
}

interface Walk {
  readonly root: string;
  readonly fileSystem: FileSystem;
}

async function* verifyBelow(walk: Walk, below: string, depth: number): AsyncIterable<FileState> {
  const { root, fileSystem } = walk;
  const names = await listNames(walk, below);
  if ('status' in names) {
    yield { path: below, ...names };
    return;
  }
  for (const name of names.filter(isContent)) {
    const path = join(below, name);
    const entry = await fileSystem.stat(join(root, path));
    if (entry?.kind === 'directory' && depth > 0) yield* verifyBelow(walk, path, depth - 1);
    else if (entry !== undefined)
      yield { path, ...(await verifyFile({ path: join(root, path), name, entry, fileSystem })) };
  }
}

async function listNames(
  { root, fileSystem }: Walk,
  below: string,
): Promise<readonly string[] | FileVerdict> {
  try {
    const names = await fileSystem.list(join(root, below));
    return names.toSorted();
  } catch (error) {
    const typed = asReadError(join(root, below), error);
    if (typed.code === 'persistence/not-found') return [];
    return { kind: 'other', status: 'unreadable', reason: typed.code };
  }
}

function isContent(name: string): boolean {
  return name !== 'quarantine' && !name.endsWith('.lock') && !name.startsWith('.selfware-');
}
