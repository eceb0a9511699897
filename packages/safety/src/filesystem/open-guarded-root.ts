import { realpath, stat } from 'node:fs/promises';
import { RootUnusableError } from '../errors.ts';
import { GuardedRoot } from './guarded-root.ts';
import type { OpenRootPolicy } from './open-root.ts';
import type { Resolve } from './place.ts';
import { createDescriptorResolve } from './resolve-by-descriptor.ts';
import { createPathResolve } from './resolve-by-path.ts';
import type { Root } from './root.ts';
import { closeDescriptors, descriptorPath, openAnchor } from './walk-components.ts';

/** Opens a root by the strongest way that the platform has, or by the one that is asked for; see `openRoot`. */
export async function openGuardedRoot(
  directory: string,
  { anchoring, protectedPaths = [] }: OpenRootPolicy,
): Promise<Root> {
  const path = await findDirectory(directory);
  const anchor = anchoring === 'names' ? undefined : await openAnchorIfPossible(path);
  const resolve: Resolve =
    anchor === undefined ? createPathResolve(path) : createDescriptorResolve(anchor);
  return new GuardedRoot({
    path,
    guarantee: anchor === undefined ? 'detected' : 'prevented',
    resolve,
    protectedPaths,
    release: () => {
      if (anchor !== undefined) closeDescriptors([anchor]);
    },
  });
}

async function findDirectory(directory: string): Promise<string> {
  try {
    const path = await realpath(directory);
    if ((await stat(path)).isDirectory()) return path;
  } catch (cause) {
    throw new RootUnusableError({
      message: `expected a directory at ${directory}, found none`,
      hint: 'Name an existing directory.',
      cause,
    });
  }
  throw new RootUnusableError({ message: `expected a directory at ${directory}, it is none` });
}

async function openAnchorIfPossible(path: string): Promise<number | undefined> {
  let anchor: number;
  try {
    anchor = openAnchor(path);
  } catch {
    // Not Linux, or the directory was swapped for a link this moment: names it is, and those are confirmed.
    return undefined;
  }
  // A system without /proc cannot reach a directory by its descriptor.
  const [byDescriptor, byName] = await Promise.all([
    stat(`${descriptorPath(anchor)}/.`).catch(() => undefined),
    stat(path).catch(() => undefined),
  ]);
  const isSame =
    byDescriptor !== undefined &&
    byDescriptor.ino === byName?.ino &&
    byDescriptor.dev === byName.dev;
  if (isSame) return anchor;
  closeDescriptors([anchor]);
  return undefined;
}
