import { lstat, rmdir, unlink } from 'node:fs/promises';
import type { PathGate } from '../path-gate.ts';
import { pathAt } from '../place.ts';

/** See `Root.remove`. */
export function removeEntry(gate: PathGate, path: string): Promise<void> {
  return gate.change(path, 'write', async (place) => {
    const target = pathAt(place);
    // An empty directory holds nothing protected, so it goes even above a protected path; the system refuses a full one.
    if ((await lstat(target)).isDirectory()) return rmdir(target);
    // A link may be the way to what is protected. Should a directory come in its place now, the system refuses that.
    gate.check(place.names, place.names, 'delete');
    await unlink(target);
  });
}
