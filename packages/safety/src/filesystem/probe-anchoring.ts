import { constants, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { errnoOf } from './error-code.ts';
import {
  closeDescriptors,
  descriptorPath,
  openAnchor,
  refusesLinksOnWalks,
} from './walk-components.ts';

/**
 * The root's own descriptor, where directories can be reached by descriptors and the system refuses links on the way:
 * both are tried. Absent elsewhere, as without `/proc`.
 */
export async function probeDescriptors(path: string): Promise<number | undefined> {
  let anchor: number;
  try {
    if (!refusesLinksOnWalks()) return undefined;
    anchor = openAnchor(path);
  } catch {
    // Not Linux, or the directory was swapped for a link this moment: names it is, and those are confirmed.
    return undefined;
  }
  const [byDescriptor, byName] = await Promise.all([
    identify(`${descriptorPath(anchor)}/.`),
    identify(path),
  ]);
  if (isSame(byDescriptor, byName)) return anchor;
  closeDescriptors([anchor]);
  return undefined;
}

/** macOS 11 and later: refuses a link anywhere in a path (`O_NOFOLLOW_ANY`). */
export const noFollowAny = 0x2000_0000;

/** A path through a link that the system always has, for `probeOpenFlags`: `/etc` is one on macOS. */
export const knownLinkedPath = '/etc/hosts';

/**
 * The flags by which an open by path follows no link: not even on the way, where the system has a flag for that and refuses
 * `linked` with it; else in the last name only. The system may not know the flag and ignore it, hence the trial.
 */
export async function probeOpenFlags(linked: string): Promise<number> {
  const refused = await open(linked, constants.O_RDONLY | noFollowAny).then(
    (handle) => handle.close().then(() => false),
    (error: unknown) => errnoOf(error) === 'ELOOP',
  );
  // Windows has no such flag, and undefined counts as zero; there the identity alone tells.
  return refused ? noFollowAny : constants.O_RDONLY | constants.O_NOFOLLOW;
}

/** Whether files can be told apart: without identities a swap goes unseen. */
export function hasIdentity({ ino }: Pick<Stats, 'ino'>): boolean {
  return ino !== 0;
}

function identify(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

function isSame(left: Stats | undefined, right: Stats | undefined): boolean {
  return left !== undefined && left.ino === right?.ino && left.dev === right.dev;
}
