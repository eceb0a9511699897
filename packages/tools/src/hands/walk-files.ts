import { posix } from 'node:path';
import type { HandsOptions } from './create-hands.ts';

const skippedDirectories: ReadonlySet<string> = new Set(['.git', 'node_modules']);

const maxEntries = 50_000;

/**
 * Yields the files beneath a directory (or the file itself), sorted, without links, `.git` and `node_modules`.
 * Ends early on abort and after 50,000 entries.
 */
export async function* walkFiles(
  root: HandsOptions['root'],
  start: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const entry = await root.stat(start);
  if (entry?.kind === 'file') yield posix.normalize(start);
  else yield* walkDirectory(root, start, { signal, entries: 0 });
}

interface Walk {
  readonly signal: AbortSignal;
  entries: number;
}

async function* walkDirectory(
  root: HandsOptions['root'],
  path: string,
  walk: Walk,
): AsyncGenerator<string> {
  const entries = [...(await root.list(path))].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, kind } of entries) {
    walk.entries += 1;
    if (walk.signal.aborted || walk.entries > maxEntries) return;
    const child = posix.join(path, name);
    if (kind === 'file') yield child;
    if (kind === 'directory' && !skippedDirectories.has(name))
      yield* walkDirectory(root, child, walk);
  }
}
