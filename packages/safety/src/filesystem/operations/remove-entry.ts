import { lstat, rmdir, unlink } from 'node:fs/promises';
import type { PathGate } from '../path-gate.ts';
import { pathAt } from '../place.ts';

/** See `Root.remove`. */
export function removeEntry(gate: PathGate, path: string): Promise<void> {
  // Judged as a write: `delete` would be denied above what is protected, and only an empty directory goes.
  return gate.change(path, 'write', async (place) => {
    const target = pathAt(place);
    await ((await lstat(target)).isDirectory() ? rmdir(target) : unlink(target));
  });
}
