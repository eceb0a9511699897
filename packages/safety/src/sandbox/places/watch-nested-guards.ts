import { lstat, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findNestedGuards, mostPlaces } from './find-nested-guards.ts';
import type { CoveredPlace } from './places.ts';

/** What is covered in directories beneath, as it was found last. */
export interface NestedGuards {
  readonly now: () => readonly CoveredPlace[];
  /** Looks again. What was there at first stays, as long as it exists: nobody pushes it out by making many others. */
  readonly refresh: () => Promise<void>;
}

/** Looks for the first time. */
export async function watchNestedGuards(
  writable: readonly string[],
  unprotected: readonly string[] = [],
): Promise<NestedGuards> {
  const look = async (): Promise<readonly CoveredPlace[]> =>
    withoutLinks(await findNestedGuards(writable, unprotected));
  const first = await look();
  let found = first;
  return {
    now: () => found,
    async refresh() {
      const kept = await withoutLinks(first);
      const known = new Set(kept.map(pathOf));
      const newer = (await look()).filter((place) => !known.has(pathOf(place)));
      found = [...kept, ...newer.slice(0, Math.max(0, mostPlaces - kept.length))];
    },
  };
}

// A link cannot be covered, and what its directory went with would be made anew as a stand-in.
async function withoutLinks(places: readonly CoveredPlace[]): Promise<readonly CoveredPlace[]> {
  const held = await Promise.all(
    places.map(async (place) => {
      const path = pathOf(place);
      const parent = await realpath(dirname(path)).catch(() => undefined);
      const entry = await lstat(path).catch(() => undefined);
      return parent === dirname(path) && entry?.isSymbolicLink() !== true;
    }),
  );
  return places.filter((_, at) => held[at]);
}

function pathOf({ base, names }: CoveredPlace): string {
  return join(base, ...names);
}
