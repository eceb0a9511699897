import type { Stats } from 'node:fs';

/** Where a path led: a directory that stays the same, and one name in it. */
export interface Place {
  /** A path of the directory for system calls: anchored where the platform can, else its real path. */
  readonly directory: string;
  /** The name in that directory; `.` means the directory itself. */
  readonly name: string;
  /** The names from the root to the place, links resolved; empty for the root. */
  readonly names: readonly string[];
  /**
   * Throws `safety/path-outside` when the place is no longer where it was, or is not what was `opened` there;
   * does nothing where that cannot happen.
   */
  confirm(opened?: Pick<Stats, 'dev' | 'ino'>): Promise<void>;
  /** Gives back what the place holds open; the place cannot be used afterwards. */
  release(): void;
}

/** Walks names from a root. `followFinal`: a link at the end is resolved, too. */
export type Resolve = (
  names: readonly string[],
  options: { readonly followFinal: boolean },
) => Promise<Place>;

/** How many links one path may go through, as in Linux. */
export const maxHops = 40;

/** The path for a system call on the place itself; the root is `<anchor>/.`, since the anchor alone may be a link of /proc. */
export function pathAt(place: Place): string {
  return `${place.directory}/${place.name}`;
}
