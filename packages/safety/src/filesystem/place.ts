import type { Stats } from 'node:fs';

/** Where a path led: a directory that stays the same, and one name in it. */
export interface Place {
  /** A path of the directory for system calls: anchored where the platform can, else its real path. */
  readonly directory: string;
  /** The name in that directory; `.` means the directory itself. */
  readonly name: string;
  /** The names from the root to the place, links resolved; empty for the root. */
  readonly names: readonly string[];
  /** The device of the root. */
  readonly device: number;
  /** Flags by which an open at this place follows no link; what else the platform offers for it is among them. */
  readonly openFlags: number;
  /** How often something is looked at that cannot be held open; one look is enough where the directory stays the same. */
  readonly looks: number;
  /**
   * Throws `safety/path-outside` when the place is no longer where it was, or is not what was `opened` there;
   * does nothing where that cannot happen.
   */
  confirm(opened?: Pick<Stats, 'dev' | 'ino'>): Promise<void>;
  /** The directory called `name` in this place's directory, to be released by itself; absent when that is a link, no directory, or missing. */
  enter(name: string): Promise<Place | undefined>;
  /** Gives back what the place holds open; the place cannot be used afterwards. */
  release(): void;
}

/** Walks names from a root. `followFinal`: a link at the end is resolved, too. */
export type Resolve = (
  names: readonly string[],
  options: { readonly followFinal: boolean },
) => Promise<Place>;

/** What both ways of resolving are told of the root. */
export interface ResolveOptions {
  /** The device of the root. */
  readonly device: number;
  /** Every link on the way is refused with `safety/path-denied`, and not followed. */
  readonly refusesLinks: boolean;
}

/** How many links one path may go through, as in Linux. */
export const maxHops = 40;

/** The path for a system call on the place itself; the root is `<anchor>/.`, since the anchor alone may be a link of /proc. */
export function pathAt(place: Place): string {
  return `${place.directory}/${place.name}`;
}
