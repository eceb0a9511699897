import { dirname } from 'node:path/posix';
import type { CommandFacts } from '../judge-command-options.ts';
import { examineBareRepository, examineRepository } from './examine-repository.ts';

// More directories than this are looked at by nobody, and git is asked for.
const maxDirectories = 512;

/** Looks up whether git would run programs when it only reads at these absolute paths, and which aliases it has there. */
export async function gatherGitFacts(
  paths: readonly string[],
): Promise<Required<Pick<CommandFacts, 'gitExecutes' | 'gitAliases'>>> {
  const directories = directoriesOf(paths);
  let gitExecutes = directories.size > maxDirectories;
  const gitAliases: Record<string, string> = {};
  if (gitExecutes) return { gitExecutes, gitAliases };
  for (const directory of directories)
    for (const examine of [examineRepository, examineBareRepository]) {
      const found = await examine(directory);
      gitExecutes ||= found?.executes === true;
      Object.assign(gitAliases, found?.aliases);
    }
  return { gitExecutes, gitAliases };
}

// Git looks upwards for its repository, out of the workspace too.
function directoriesOf(paths: readonly string[]): ReadonlySet<string> {
  const directories = new Set<string>();
  for (const path of paths)
    for (let at = path; !directories.has(at); at = dirname(at)) directories.add(at);
  return directories;
}
