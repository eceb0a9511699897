import { readdir, rmdir, unlink } from 'node:fs/promises';
import { errnoOf } from '../error-code.ts';
import type { PathGate } from '../path-gate.ts';
import { pathAt, type Place } from '../place.ts';
import { assertDevice, deviceOf, scanTree, within } from '../scan-tree.ts';

/** See `Root.removeTree`. */
export function removeTree(gate: PathGate, path: string, maxEntries = 100_000): Promise<void> {
  // Judged entry by entry, so that a directory goes above whose missing entries are protected.
  return gate.change(path, 'write', async (place) => {
    const isDirectory = await within(place, place.name, async (tree) => {
      const check: EntryCheck = (names, isDirectory) => {
        gate.check(names, names, intentOn(isDirectory));
      };
      await scanTree(tree, maxEntries, check);
      await emptyDirectory(tree, await deviceOf(tree), check);
    });
    gate.check(place.names, place.names, intentOn(isDirectory));
    await (isDirectory ? rmdir(pathAt(place)) : unlink(pathAt(place)));
  });
}

type EntryCheck = (names: readonly string[], isDirectory: boolean) => void;

// A directory goes when it is empty, and what is in it has been judged; a link may be the way to what is protected.
function intentOn(isDirectory: boolean): 'write' | 'delete' {
  return isDirectory ? 'write' : 'delete';
}

// What came since the scan is judged again; what went is no failure.
async function emptyDirectory(directory: Place, device: string, check: EntryCheck): Promise<void> {
  for (const entry of await readdir(`${directory.directory}/.`, { withFileTypes: true })) {
    check([...directory.names, entry.name], entry.isDirectory());
    const isDirectory =
      entry.isDirectory() &&
      (await within(directory, entry.name, async (inner) => {
        assertDevice(device, await deviceOf(inner), inner);
        await emptyDirectory(inner, device, check);
      }));
    await directory.confirm();
    const target = `${directory.directory}/${entry.name}`;
    await (isDirectory ? rmdir(target) : unlink(target)).catch(ignoreMissing);
  }
}

function ignoreMissing(error: unknown): void {
  if (errnoOf(error) !== 'ENOENT') throw error;
}
