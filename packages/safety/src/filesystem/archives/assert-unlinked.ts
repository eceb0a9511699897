import { posix } from 'node:path';
import { PathConflictError } from '../../errors.ts';
import type { Root } from '../root.ts';

/** Throws `safety/path-conflict` when a path that held no link a moment ago leads through one to another place inside. */
export async function assertUnlinked(root: Root, directory: string): Promise<void> {
  if ((await root.realPath(directory)) === posix.resolve(root.path, directory)) return;
  throw new PathConflictError({
    message: `expected ${directory} to be a directory, it became a link`,
  });
}
