import type { PathPolicy } from './policy/path-policy.ts';
import type { Root } from './root.ts';

/** How a root keeps to its directory; absent means the strongest way that the platform has. */
export interface OpenRootAnchoring {
  readonly anchoring?: 'descriptors' | 'names';
}

/** What a root is opened with: what it allows beyond staying inside, and how it is anchored. */
export type OpenRootPolicy = PathPolicy & OpenRootAnchoring;

/**
 * Opens a directory as a root that no path leaves. What its policy denies is refused in every operation; what it would ask
 * about is the judge's to decide.
 * Throws `safety/root-unusable` when it is missing or no directory.
 */
export async function openRoot(directory: string, policy: OpenRootPolicy = {}): Promise<Root> {
  // Loaded at the first use: with Node's file system it is a third of this package's start-up.
  const { openGuardedRoot } = await import('./open-guarded-root.ts');
  return openGuardedRoot(directory, policy);
}
