import { SelfwareError } from '@selfware/contracts';
import type { Root } from '@selfware/safety';
import type { CommitRefusal } from './commit-report.ts';

const ruleFiles: readonly string[] = ['.gitattributes', '.gitignore'];

/**
 * The first `.gitattributes` or `.gitignore` above the files that is no regular file, link or directory: git opens it, and
 * would wait for whoever writes into a pipe.
 */
export async function findSpecialRules(
  root: Pick<Root, 'stat'>,
  files: readonly string[],
): Promise<CommitRefusal | undefined> {
  for (const directory of directoriesAbove(files))
    for (const name of ruleFiles) {
      const path = `${directory}${name}`;
      const entry = await statIfPossible(root, `./${path}`);
      if (entry?.kind === 'other')
        return { path, reason: 'git would wait for it, it is no regular file; remove it' };
    }
  return undefined;
}

// Where no path leads the files are refused one by one.
async function statIfPossible(root: Pick<Root, 'stat'>, path: string): ReturnType<Root['stat']> {
  try {
    return await root.stat(path);
  } catch (error) {
    if (SelfwareError.isInstance(error)) return undefined;
    throw error;
  }
}

// Each once, with a slash at its end; the top is ''.
function directoriesAbove(files: readonly string[]): ReadonlySet<string> {
  const found = new Set(['']);
  for (const file of files)
    for (let cut = file.lastIndexOf('/'); cut > 0; cut = file.lastIndexOf('/', cut - 1)) {
      const directory = file.slice(0, cut + 1);
      if (found.has(directory)) break;
      found.add(directory);
    }
  return found;
}
