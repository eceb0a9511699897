import { failed, ok, SelfwareError, type Result } from '@selfware/contracts';
import type { FileContent, Root } from '../filesystem/root.ts';
import { checkGitPath, type GitPathRefusal } from './check-git-path.ts';

/** A file that may be staged, as it was read. */
export interface GitFile {
  /** Relative to the root, in its plain form. */
  readonly path: string;
  /** At most `maxBytes` of it; absent when there is no such file, as when it was removed. */
  readonly content?: FileContent;
}

/**
 * Reads a file that shall be staged through the root of its repository: a regular file, under its real name, with no second name and
 * in no other repository; else says why not. The content that was vetted is the content that was read.
 */
export async function vetGitFile(
  root: Pick<Root, 'path' | 'stat' | 'realPath' | 'readFile'>,
  path: string,
  { maxBytes }: { readonly maxBytes: number },
): Promise<Result<GitFile, GitPathRefusal>> {
  const checked = checkGitPath(path);
  if (!checked.ok) return checked;
  try {
    return await lookAt(root, checked.value, maxBytes);
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    const kind = error.code === 'safety/path-outside' ? 'outside' : 'special';
    return failed({ path, kind, reason: `${error.message}.` });
  }
}

async function lookAt(
  root: Parameters<typeof vetGitFile>[0],
  path: string,
  maxBytes: number,
): Promise<Result<GitFile, GitPathRefusal>> {
  const refuse = (kind: GitPathRefusal['kind'], reason: string) => failed({ path, kind, reason });
  const nested = await findRepository(root, path);
  if (nested !== undefined)
    return refuse('repository', `${nested} is a repository of its own; commit there.`);
  // Behind a dot, `~` is a name.
  const place = `./${path}`;
  const entry = await root.stat(place);
  if (entry === undefined) return ok({ path });
  if (entry.kind === 'directory')
    return refuse('directory', 'Files are named one by one, this is a directory.');
  if (entry.kind === 'link') return refuse('link', 'This is a link; name the file itself.');
  if (entry.kind === 'other') return refuse('special', 'This is no regular file.');
  if ((await root.realPath(place)) !== `${root.path}/${path}`)
    return refuse('link', 'This path leads through a link; name the file itself.');
  const content = await root.readFile(place, { maxBytes });
  if (content.links > 1)
    return refuse('shared', 'This file has a second name, which may lie anywhere; copy it first.');
  return ok({ path, content });
}

// A repository inside this one has files of its own, which git would not see as files.
async function findRepository(root: Pick<Root, 'stat'>, path: string): Promise<string | undefined> {
  const names = path.split('/');
  for (let length = 1; length < names.length; length += 1) {
    const directory = names.slice(0, length).join('/');
    if ((await root.stat(`./${directory}/.git`)) !== undefined) return directory;
  }
  return undefined;
}
