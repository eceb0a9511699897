import { lstat } from 'node:fs/promises';
import type { EntryIdentity } from '@selfware/contracts';
import { toEntryIdentity } from '../entry-identity.ts';
import { errnoOf } from '../error-code.ts';
import type { PathGate } from '../path-gate.ts';
import { pathAt } from '../place.ts';

/** See `Root.stat`. */
export async function statEntry(gate: PathGate, path: string): Promise<EntryIdentity | undefined> {
  try {
    return await gate.at(path, { intent: 'list', followFinal: false }, async (place) => {
      const stats = await lstat(pathAt(place));
      await place.confirm(place.name === '.' ? undefined : stats);
      return toEntryIdentity(stats);
    });
  } catch (error) {
    if (errnoOf(error) === 'safety/path-not-found') return undefined;
    throw error;
  }
}
