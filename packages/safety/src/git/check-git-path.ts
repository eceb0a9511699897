import { failed, ok, type Result } from '@selfware/contracts';
import { parsePath } from '../filesystem/parse-path.ts';
import { classifyPath } from '../policy/classify-path.ts';
import { foldName } from '../policy/fold-name.ts';

/** Why a file is not staged. */
export interface GitPathRefusal {
  /** As it was given. */
  readonly path: string;
  readonly kind:
    | 'invalid'
    | 'outside'
    | 'magic'
    | 'repository'
    | 'secret'
    | 'missing'
    | 'directory'
    | 'link'
    | 'special'
    | 'shared';
  /** One sentence for a person and for a model. */
  readonly reason: string;
}

/**
 * The path of one file relative to the top of its repository, in its plain form, or why its name alone refuses it: it leads
 * elsewhere, reads as a pattern of git, names a directory, or lies in a `.git` or in a file for secrets. Touches no file.
 */
export function checkGitPath(path: string): Result<string, GitPathRefusal> {
  const refuse = (kind: GitPathRefusal['kind'], reason: string): Result<string, GitPathRefusal> =>
    failed({ path, kind, reason });
  // No root: an absolute path says nothing of the repository.
  const parsed = parsePath('', path);
  if (path.startsWith('/')) return refuse('outside', 'Only paths relative to the repository fit.');
  if (!parsed.ok) return refuse(parsed.failure.status, parsed.failure.reason);
  if (!path.isWellFormed()) return refuse('invalid', 'This path is no text.');
  const names = parsed.value;
  if (names[0]?.startsWith(':') === true)
    return refuse('magic', 'git reads `:` as the start of a pattern.');
  if (names.includes('..')) return refuse('outside', 'A path of git cannot climb.');
  if (names.length === 0 || names.at(-1) === '.')
    return refuse('directory', 'Files are named one by one, this is a directory.');
  if (names.some((name) => foldName(name) === '.git'))
    return refuse('repository', 'This lies inside a repository, not beside it.');
  const found = classifyPath(names);
  if (found.read === 'ask') return refuse('secret', `This path holds ${found.label}.`);
  return ok(names.join('/'));
}
