import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { protectedTrees } from '../../policy/protected-paths.data.ts';
import type { CoveredPlace } from './places.ts';
import { workspaceGuards } from './workspace-guards.data.ts';

/** How many places are covered in directories beneath: each is a mount at every start. */
export const mostPlaces = 200;
const mostDirectories = 2_000;
const atOnce = 64;

const gitGuards = workspaceGuards.filter(({ path }) => path.startsWith('.git/'));
const guardedNames = new Set(
  protectedTrees
    .filter(({ path, write }) => write === 'deny' && /^\.[^/*]+$/u.test(path))
    .map(({ path }) => path),
);

interface Directory {
  readonly base: string;
  readonly names: readonly string[];
}

/**
 * What git, editors and agents obey in directories beneath the writable ones and exists now: repositories within, worktrees, settings.
 * Looks at the nearest 2,000 directories, never into `node_modules` or through a link, and finds at most 200 places, the nearest first.
 */
export async function findNestedGuards(
  writable: readonly string[],
  unprotected: readonly string[] = [],
): Promise<readonly CoveredPlace[]> {
  const lifted = new Set(unprotected);
  const waiting: Directory[] = writable.map((base) => ({ base, names: [] }));
  const found: CoveredPlace[] = [];
  for (let looked = 0; looked < mostDirectories && waiting.length > 0; looked += atOnce) {
    const next = waiting.splice(0, atOnce);
    for (const { places, directories } of await Promise.all(next.map(lookInto))) {
      found.push(...places.filter(({ names }) => !lifted.has(names.join('/'))));
      waiting.push(...directories);
    }
  }
  return found.slice(0, mostPlaces);
}

async function lookInto({ base, names }: Directory): Promise<{
  readonly places: readonly CoveredPlace[];
  readonly directories: readonly Directory[];
}> {
  // What cannot be read cannot be changed by who runs here, or is gone.
  const entries = await readdir(join(base, ...names), { withFileTypes: true }).catch(() => []);
  const isGuarded = ({ name }: Dirent): boolean => name === '.git' || guardedNames.has(name);
  const guarded = names.length === 0 ? [] : entries.filter(isGuarded);
  const open = entries.filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules' && !isGuarded(entry),
  );
  return {
    places: guarded.flatMap((entry) => placesOf(entry, { base, names })),
    directories: open.map(({ name }) => ({ base, names: [...names, name] })),
  };
}

function placesOf(entry: Dirent, { base, names }: Directory): readonly CoveredPlace[] {
  const place = (kind: CoveredPlace['kind'], beneath: readonly string[] = []): CoveredPlace => {
    const [first, ...rest] = names;
    const whole = first === undefined ? [] : [...rest, entry.name];
    return { base, names: [first ?? entry.name, ...whole, ...beneath], kind };
  };
  if (entry.isFile()) return [place('file')];
  if (!entry.isDirectory()) return [];
  if (entry.name !== '.git') return [place('directory')];
  return gitGuards.map(({ path, kind }) => place(kind, path.split('/').slice(1)));
}
