import { lstat, rmdir, unlink } from 'node:fs/promises';
import type { PathGate } from '../path-gate.ts';
import { pathAt } from '../place.ts';

/** See `Root.remove`. */
export function removeEntry(gate: PathGate, path: string): Promise<void> {
  return gate.change(path, 'delete', async (place) => {
    const target = pathAt(place);
    await ((await lstat(target)).isDirectory() ? rmdir(target) : unlink(target));
  });
}
