import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { RootUnusableError } from '../errors.ts';
import { GuardedRoot } from './guarded-root.ts';
import { HeldDescriptor } from './held-descriptor.ts';
import type { OpenRootPolicy } from './open-root.ts';
import { createPathCheck } from './path-check.ts';
import {
  hasIdentity,
  knownLinkedPath,
  probeDescriptors,
  probeOpenFlags,
} from './probe-anchoring.ts';
import { createDescriptorResolve } from './resolve-by-descriptor.ts';
import { createPathResolve } from './resolve-by-path.ts';
import type { Root } from './root.ts';

/** Opens a root by the strongest way that the platform has, or by the one that is asked for; see `openRoot`. */
export async function openGuardedRoot(
  directory: string,
  { anchoring, ...policy }: OpenRootPolicy,
): Promise<Root> {
  const { path, stats } = await findDirectory(directory);
  const options = { device: stats.dev, refusesLinks: policy.links === 'refuse' };
  const check = await createPathCheck(path, policy);
  const anchor = anchoring === 'names' ? undefined : await probeDescriptors(path);
  if (anchor !== undefined) {
    const held = new HeldDescriptor(anchor);
    return new GuardedRoot({
      path,
      check,
      guarantee: 'prevented',
      resolve: createDescriptorResolve(held, options),
      release: () => {
        held.letGo();
      },
    });
  }
  const openFlags = await probeOpenFlags(knownLinkedPath);
  return new GuardedRoot({
    path,
    check,
    // Opens may be prevented by the flag; makings, removals and renames by path are not.
    guarantee: hasIdentity(stats) ? 'detected' : 'lexical',
    resolve: createPathResolve(path, { ...options, openFlags }),
    release: () => undefined,
  });
}

async function findDirectory(directory: string): Promise<{ path: string; stats: Stats }> {
  let path: string;
  let stats: Stats;
  try {
    path = await realpath(directory);
    stats = await stat(path);
  } catch (cause) {
    throw new RootUnusableError({
      message: `expected a directory at ${directory}, found none`,
      hint: 'Name an existing directory.',
      cause,
    });
  }
  if (stats.isDirectory()) return { path, stats };
  throw new RootUnusableError({ message: `expected a directory at ${directory}, it is none` });
}
