import { PathInvalidError, PathKindError } from '../../errors.ts';
import { pathError } from '../filesystem-failure.ts';
import { parsePath, splitNames } from '../parse-path.ts';
import type { Root } from '../root.ts';

/** What may stand in the place of the directory itself. */
export interface LocateOptions {
  /** `refuse`: a link in its place is refused; links before it are followed in any case. */
  readonly finalLink: 'refuse' | 'follow';
}

/**
 * The names from the root to a directory that is there or can be made, behind every link. Throws `safety/path-kind` when a file stands
 * in its place, or a link that is refused.
 */
export async function locateTarget(
  root: Root,
  path: string,
  { finalLink }: LocateOptions,
): Promise<readonly string[]> {
  const parsed = parsePath(root.path, path);
  if (!parsed.ok) throw pathError(parsed.failure);
  const names = parsed.value.filter((name) => name !== '.');
  if (names.includes('..'))
    throw new PathInvalidError({ message: 'expected a directory without `..` in its path' });
  const known = await countKnown(root, names, finalLink);
  const real = await root.realPath(known === 0 ? '.' : names.slice(0, known).join('/'));
  return [...splitNames(real.slice(root.path.length)), ...names.slice(known)];
}

async function countKnown(
  root: Root,
  names: readonly string[],
  finalLink: LocateOptions['finalLink'],
): Promise<number> {
  for (let length = 1; length <= names.length; length += 1) {
    const path = names.slice(0, length).join('/');
    const entry = await root.stat(path);
    if (entry === undefined) return length - 1;
    const mayBeLink = length < names.length || finalLink === 'follow';
    if (entry.kind !== 'directory' && !(mayBeLink && entry.kind === 'link'))
      throw new PathKindError({ message: `expected a directory at ${path}, got a ${entry.kind}` });
  }
  return names.length;
}
