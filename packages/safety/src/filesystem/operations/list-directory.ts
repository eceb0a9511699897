import { readdir } from 'node:fs/promises';
import { entryKind } from '../entry-identity.ts';
import type { PathGate } from '../path-gate.ts';
import { refuseAsDirectory } from '../refuse-as-directory.ts';
import type { DirectoryEntry } from '../root.ts';

/** See `Root.list`. */
export function listDirectory(gate: PathGate, path: string): Promise<readonly DirectoryEntry[]> {
  return gate.at(path, { intent: 'list', followFinal: true }, async (place) => {
    if (place.name !== '.') await refuseAsDirectory(place);
    const entries = await readdir(place.directory, { withFileTypes: true });
    await place.confirm();
    return entries
      .map((entry) => ({ name: entry.name, kind: entryKind(entry) }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  });
}
