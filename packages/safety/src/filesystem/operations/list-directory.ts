import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { entryKind } from '../entry-identity.ts';
import type { PathGate } from '../path-gate.ts';
import type { Place } from '../place.ts';
import { refuseAsDirectory } from '../refuse-as-directory.ts';
import type { DirectoryEntry } from '../root.ts';

/** See `Root.list`. */
export function listDirectory(gate: PathGate, path: string): Promise<readonly DirectoryEntry[]> {
  return gate.at(path, { intent: 'list', followFinal: true }, async (place) => {
    if (place.name !== '.') await refuseAsDirectory(place);
    const entries = await readConfirmed(place);
    return entries
      .map((entry) => ({ name: entry.name, kind: entryKind(entry) }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  });
}

// Where a directory cannot be held open it may be exchanged for one look and back again: what every look sees is there.
async function readConfirmed(place: Place): Promise<readonly Dirent[]> {
  let entries = await readdir(place.directory, { withFileTypes: true });
  await place.confirm();
  for (let look = 1; look < place.looks; look += 1) {
    const again = new Set(await readdir(place.directory));
    await place.confirm();
    entries = entries.filter(({ name }) => again.has(name));
  }
  return entries;
}
