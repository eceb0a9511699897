import { lstat, rename } from 'node:fs/promises';
import { PathProtectedError } from '../../errors.ts';
import { leadsToProtected } from '../../policy/leads-to-protected.ts';
import type { PathGate } from '../path-gate.ts';
import { pathAt, type Place } from '../place.ts';
import { scanTree } from '../scan-tree.ts';

// A directory takes its whole tree along, and a tree may hold what is protected under its old names or its new ones.
const maxEntries = 1_000_000;

/** See `Root.rename`. */
export function renameEntry(gate: PathGate, from: string, to: string): Promise<void> {
  return gate.change(from, 'write', (source) =>
    gate.change(to, 'write', async (target) => {
      await vetTree(gate, source, target);
      await rename(pathAt(source), pathAt(target));
    }),
  );
}

// Where a link stands for `.git`, whatever it leads to is read as `.git/hooks`.
async function refuseWayIn(source: Place, { names }: Place): Promise<void> {
  if (!leadsToProtected(names) || !(await lstat(pathAt(source))).isSymbolicLink()) return;
  throw new PathProtectedError({
    message: `expected a directory at ${names.join('/')}, got a link, behind which protected paths could lie`,
    hint: 'Change it by hand, if it has to change.',
  });
}

async function vetTree(gate: PathGate, source: Place, target: Place): Promise<void> {
  const tree = await source.enter(source.name);
  if (tree === undefined) {
    // A link may be the way to what is protected, and must neither go nor come there.
    gate.check(source.names, source.names, 'delete');
    gate.check(target.names, target.names, 'delete');
    await refuseWayIn(source, target);
    return;
  }
  try {
    await scanTree(tree, maxEntries, (names, isDirectory) => {
      const moved = [...target.names, ...names.slice(source.names.length)];
      const intent = isDirectory ? 'write' : 'delete';
      gate.check(names, names, intent);
      gate.check(moved, moved, intent);
    });
  } finally {
    tree.release();
  }
}
