import { splitFields } from './git-runner.ts';
import type { Repository } from './open-repository.ts';

/** What git knows of a file. */
export interface TrackedFile {
  readonly isUnmerged: boolean;
  /** The name of the content that the last commit has; absent when it has none. */
  readonly committed?: string;
}

/** What the index and the last commit know of these files; a file that neither knows is missing. */
export async function listTracked(
  { git, head }: Repository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TrackedFile>> {
  const staged = await git.run(['ls-files', '-z', '--stage', '--', ...paths]);
  const committed =
    head === undefined ? '' : await git.run(['ls-tree', '-z', '-r', head, '--', ...paths]);
  const found = new Map<string, TrackedFile>();
  // `<mode> <name> <stage>\t<path>`
  for (const { words, path } of splitFields(staged).map(splitEntry))
    found.set(path, { isUnmerged: words[2] !== '0' });
  // `<mode> <type> <name>\t<path>`
  for (const { words, path } of splitFields(committed).map(splitEntry))
    if (words[1] === 'blob' && words[2] !== undefined)
      found.set(path, { isUnmerged: false, ...found.get(path), committed: words[2] });
  return found;
}

function splitEntry(field: string): { readonly words: readonly string[]; readonly path: string } {
  const tab = field.indexOf('\t');
  return { words: field.slice(0, tab).split(' '), path: field.slice(tab + 1) };
}
