import { PathConflictError } from '../../errors.ts';
import type { Root } from '../root.ts';
import type { UndoLog } from './undo-log.ts';

/** Directories to be, by the names from the root. */
export interface DirectoryPath {
  readonly names: readonly string[];
  readonly undo: UndoLog;
}

/**
 * Makes what is missing of a path and gives the paths that it made. Throws `safety/path-conflict` when something on the way is no
 * directory, or a link.
 */
export async function makeDirectories(
  root: Root,
  { names, undo }: DirectoryPath,
): Promise<readonly string[]> {
  const made: string[] = [];
  for (let length = 1; length <= names.length; length += 1) {
    const path = names.slice(0, length).join('/');
    const entry = await root.stat(path);
    if (entry === undefined) {
      undo.note(path, 'directory');
      await root.makeDirectory(path);
      made.push(path);
    } else if (entry.kind !== 'directory') {
      throw new PathConflictError({
        message: `expected ${path} to be free or a directory, it is a ${entry.kind}`,
      });
    }
  }
  return made;
}
