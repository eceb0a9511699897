import { failed, ok, type Result } from '@selfware/contracts';
import { buildGit, type GitInvocation, type GitOptions } from './build-git.ts';
import { checkGitPath, type GitPathRefusal } from './check-git-path.ts';

/**
 * Builds the `git add` of exactly these files, none of which git reads as an option or a pattern; the first path that does not fit
 * refuses all, as does an empty list. Pure: `vetGitFile` looks at the files themselves.
 */
export function buildGitAdd(
  paths: readonly string[],
  options: GitOptions,
): Result<GitInvocation, GitPathRefusal> {
  // An empty list of paths must never come near git, which may take it for everything.
  if (paths.length === 0)
    return failed({ path: '', kind: 'invalid', reason: 'Name at least one file.' });
  const names: string[] = [];
  for (const path of paths) {
    const checked = checkGitPath(path);
    if (!checked.ok) return checked;
    names.push(checked.value);
  }
  const input = names.map((name) => `${name}\0`).join('');
  return ok(buildGit(['add', '--pathspec-from-file=-', '--pathspec-file-nul'], options, input));
}
