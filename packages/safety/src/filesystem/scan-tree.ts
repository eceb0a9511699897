import { opendir, readFile, stat } from 'node:fs/promises';
import { PathConflictError, PathInvalidError, PathOutsideError } from '../errors.ts';
import type { Place } from './place.ts';

// One descriptor is open for each level.
const maxDepth = 256;

/**
 * Goes through everything beneath an entered directory by descriptors, and calls `look` with the names from the root of each
 * entry and whether it is a directory. Follows no link. Throws `safety/path-conflict` when there are more than `maxEntries`, `safety/path-outside` where
 * another device is mounted, `safety/path-invalid` when it is nested too deep, and what `look` throws.
 */
export async function scanTree(
  tree: Place,
  maxEntries: number,
  look: (names: readonly string[], isDirectory: boolean) => void,
): Promise<void> {
  let seen = 0;
  const device = await deviceOf(tree);
  const scan = async (directory: Place, depth: number): Promise<void> => {
    if (depth > maxDepth)
      throw new PathInvalidError({ message: `expected at most ${maxDepth} nested directories` });
    for await (const entry of await opendir(`${directory.directory}/.`)) {
      seen += 1;
      if (seen > maxEntries)
        throw new PathConflictError({
          message: `expected at most ${maxEntries} entries beneath ${tree.names.join('/')}`,
        });
      look([...directory.names, entry.name], entry.isDirectory());
      if (entry.isDirectory())
        await within(directory, entry.name, async (inner) => {
          assertDevice(device, await deviceOf(inner), inner);
          await scan(inner, depth + 1);
        });
    }
    await directory.confirm();
  };
  await scan(tree, 0);
}

/** Acts in a directory of a directory and leaves it again; false when there is none of that name, or a link. */
export async function within(
  directory: Place,
  name: string,
  act: (inner: Place) => Promise<void>,
): Promise<boolean> {
  const inner = await directory.enter(name);
  if (inner === undefined) return false;
  try {
    await act(inner);
    return true;
  } finally {
    inner.release();
  }
}

/**
 * Where an entered directory is mounted from: its device, and on Linux the mount, too, since a directory that is bound into the
 * tree from elsewhere may be on the same device.
 */
export async function deviceOf({ directory }: Place): Promise<string> {
  const { dev } = await stat(`${directory}/.`);
  const held = /^\/proc\/self\/fd\/(\d+)$/u.exec(directory)?.[1];
  if (held === undefined) return String(dev);
  const told = await readFile(`/proc/self/fdinfo/${held}`, 'latin1');
  return `${String(dev)} ${/^mnt_id:\s*(\d+)$/mu.exec(told)?.[1] ?? ''}`;
}

/** Throws `safety/path-outside` where another file system begins. */
export function assertDevice(expected: string, found: string, directory: Place): void {
  if (found === expected) return;
  throw new PathOutsideError({
    message: `expected one file system, another one is mounted at ${directory.names.join('/')}`,
  });
}
