import type { Root } from '@selfware/safety/filesystem';
import { splitFields, type Git } from './git-runner.ts';

/**
 * Why the repository is not the workspace's alone: its top lies elsewhere, or a part of it that a commit writes is a link. A repository
 * that was unpacked from an archive may hold such links; absent means that there is none.
 */
export async function findForeignPart(
  root: Root,
  git: Git,
  kind: 'directory' | 'file',
): Promise<string | undefined> {
  const top = await git.run(['rev-parse', '--show-toplevel']);
  if (top !== `${root.path}\n`) return 'the top of the repository is not the workspace';
  if (kind === 'file') return findForeignWorktree(root, git);
  if ((await root.stat('.git/commondir')) !== undefined)
    return '.git keeps its commits somewhere else';
  const link = await findLink(root, await writtenParts(root, git));
  return link === undefined ? undefined : `${link} is a link; git would write where it leads`;
}

// Both must name each other: whoever wrote `.git` alone cannot choose somebody else's repository.
async function findForeignWorktree(root: Root, git: Git): Promise<string | undefined> {
  const common = (await git.run(['rev-parse', '--git-common-dir'])).trimEnd();
  const isInside = !common.startsWith('/') || `${common}/`.startsWith(`${root.path}/`);
  const listed = splitFields(await git.run(['worktree', 'list', '--porcelain', '-z']));
  return !isInside && listed.includes(`worktree ${root.path}`)
    ? undefined
    : '.git leads to a repository that has no worktree here';
}

async function writtenParts(root: Root, git: Git): Promise<readonly string[]> {
  const branch = await git.ask(['symbolic-ref', '--quiet', 'HEAD']);
  const references = branch.ok ? ['HEAD', branch.value.trimEnd()] : ['HEAD'];
  const listed = await Promise.all(['objects', 'reftable'].map((name) => listPart(root, name)));
  return [
    'index',
    'index.lock',
    'packed-refs',
    ...references,
    ...references.map((reference) => `logs/${reference}`),
    ...listed.flat(),
  ];
}

async function listPart(root: Root, part: string): Promise<readonly string[]> {
  // A link is found by its own name; a repository has no reftable unless it was made with one.
  if ((await root.stat(`.git/${part}`))?.kind !== 'directory') return [part];
  return (await root.list(`.git/${part}`)).map(({ name }) => `${part}/${name}`);
}

async function findLink(root: Root, parts: readonly string[]): Promise<string | undefined> {
  const seen = new Set<string>();
  for (const part of parts)
    for (const path of ancestry(`.git/${part}`)) {
      if (seen.has(path)) continue;
      seen.add(path);
      const entry = await root.stat(path);
      if (entry?.kind === 'link') return path;
      // Beneath a file there is nothing: `refs/heads` is one where references are kept in tables.
      if (entry?.kind !== 'directory') break;
    }
  return undefined;
}

function ancestry(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_name, index) => names.slice(0, index + 1).join('/'));
}
