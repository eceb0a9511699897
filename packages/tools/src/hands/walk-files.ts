import { posix } from 'node:path';
import type { HandsOptions } from './create-hands.ts';

const skippedDirectories: ReadonlySet<string> = new Set(['.git', 'node_modules']);

const maxEntries = 50_000;

/**
 * Yields the files beneath a directory (or the file itself), sorted, without links, `.git` and `node_modules`.
 * Ends early on abort and after 50,000 entries. A directory below that cannot be listed is yielded itself, as what cannot be read.
 */
export async function* walkFiles(
  root: HandsOptions['root'],
  start: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const entry = await root.stat(start);
  if (entry?.kind === 'file') yield posix.normalize(start);
  else yield* walkDirectory(start, await root.list(start), { root, signal, entries: 0 });
}

type Listed = Awaited<ReturnType<HandsOptions['root']['list']>>;

interface Walk {
  readonly root: HandsOptions['root'];
  readonly signal: AbortSignal;
  entries: number;
}

async function* walkDirectory(path: string, listed: Listed, walk: Walk): AsyncGenerator<string> {
  const entries = [...listed].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, kind } of entries) {
    walk.entries += 1;
    if (walk.signal.aborted || walk.entries > maxEntries) return;
    const child = namePath(path, name);
    if (kind === 'file') yield child;
    if (kind === 'directory' && !skippedDirectories.has(name)) yield* walkBelow(child, walk);
  }
}

// Behind a dot, `~`, `$` and a letter with a colon are names, which whoever is told of the file can use as they are.
function namePath(directory: string, name: string): string {
  const path = posix.join(directory, name);
  return /^(?:[~$]|[a-z]:)/iu.test(path) ? `./${path}` : path;
}

// One closed directory must not hide what the others hold.
async function* walkBelow(path: string, walk: Walk): AsyncGenerator<string> {
  const listed = await walk.root.list(path).catch(() => undefined);
  if (listed === undefined) yield path;
  else yield* walkDirectory(path, listed, walk);
}
