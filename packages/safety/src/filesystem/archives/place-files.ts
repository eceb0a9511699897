import { posix } from 'node:path';
import { SelfwareError, type DirectoryPort } from '@selfware/contracts';
import { PathConflictError } from '../../errors.ts';
import type { Root } from '../root.ts';
import { assertUnlinked } from './assert-unlinked.ts';
import { makeDirectories } from './make-directories.ts';
import type { Stage, StagedFile } from './open-stage.ts';
import type { UndoLog } from './undo-log.ts';

/** What is placed, and where. */
export interface Placement {
  readonly stage: Stage;
  /** Directories that are needed beneath the target, parents first. */
  readonly directories: readonly string[];
  readonly into: readonly string[];
  readonly undo: UndoLog;
}

/**
 * Gives staged files their names and removes the staging directory; returns the directories that were made. Every name is taken by an
 * exclusive creation before the first file moves, so that nothing that exists is replaced.
 */
export async function placeFiles(root: Root, placement: Placement): Promise<readonly string[]> {
  const { stage, directories, into, undo } = placement;
  const made: string[] = [];
  for (const path of directories) {
    const names = [...into, ...path.split('/')];
    made.push(...(await makeDirectories(root, { names, undo })));
  }
  await reserveNames(root, stage.files, undo);
  for (const { stagedAs, path } of stage.files) {
    await assertUnlinked(root, posix.dirname(path));
    await root.rename(stagedAs, path);
  }
  await root.remove(stage.directory);
  return made;
}

async function reserveNames(
  root: Root,
  files: readonly StagedFile[],
  undo: UndoLog,
): Promise<void> {
  for (const [directory, group] of Map.groupBy(files, ({ path }) => posix.dirname(path))) {
    await assertUnlinked(root, directory);
    const port = await root.directory(directory);
    try {
      for (const { path, mode } of group) {
        await reserve(port, path, mode);
        undo.note(path, 'file');
      }
    } finally {
      await port.close();
    }
  }
}

// The directory knows its own names only; whoever extracts many files has to see which one it was.
async function reserve(port: DirectoryPort, path: string, mode: number): Promise<void> {
  try {
    await (await port.create(posix.basename(path), mode)).close();
  } catch (error) {
    if (!SelfwareError.isInstance(error) || error.code !== 'safety/path-conflict') throw error;
    throw new PathConflictError({
      message: `expected ${path} to be free, it is taken`,
      hint: 'Nothing was extracted. Extract into an empty directory, or remove what is there first.',
      cause: error,
    });
  }
}
