import { randomUUID } from 'node:crypto';
import { failed, ok, type Result } from '@selfware/contracts';
import type { Root } from '@selfware/safety/filesystem';
import type { CommitRefusal, CommitReport } from './commit-report.ts';
import type { StagedFile } from './collect-files.ts';
import type { Repository } from './open-repository.ts';

/**
 * Makes the commit out of the bytes that were read: its tree in a private index, the commit, the branch, and last the user's own index,
 * of which only these files change. When one of them fails, the branch stands where it stood and the index was not touched.
 */
export async function recordCommit(
  root: Root,
  repository: Repository,
  files: readonly StagedFile[],
  message: string,
): Promise<Result<CommitReport, CommitRefusal>> {
  const entries = await storeContents(repository, files);
  const tree = await writeTree(root, repository, entries);
  const { git, head, identity } = repository;
  if (head !== undefined && tree === (await git.run(['rev-parse', `${head}^{tree}`])).trim())
    return failed({ reason: 'these files are committed already, as they are' });
  const parents = head === undefined ? [] : ['-p', head];
  const input = `${message.trimEnd()}\n`;
  const made = await git.run(['commit-tree', tree, ...parents, '-F', '-'], { identity, input });
  const commit = made.trim();
  await moveBranch(repository, commit, message);
  await updateIndex(repository, entries, commit);
  return ok({ commit, files: files.map(({ path }) => path).sort() });
}

// Content is handed over, not a path: git reads no file, follows no link and runs no filter.
async function storeContents(
  { git }: Repository,
  files: readonly StagedFile[],
): Promise<(zeros: string) => string> {
  const stored: { readonly path: string; readonly mode: string; readonly name?: string }[] = [];
  for (const { path, bytes, mode } of files) {
    if (bytes === null) stored.push({ path, mode: '0' });
    else {
      const name = await git.run(['hash-object', '-w', '--stdin', '--no-filters'], {
        input: bytes,
      });
      stored.push({ path, mode, name: name.trim() });
    }
  }
  return (zeros) =>
    stored.map(({ path, mode, name = zeros }) => `${mode} ${name}\t${path}\0`).join('');
}

type Entries = Awaited<ReturnType<typeof storeContents>>;

async function writeTree(root: Root, { git, head }: Repository, entries: Entries): Promise<string> {
  // The directory of git of a worktree lies outside the root.
  const isOwn = (await root.stat('.git'))?.kind === 'directory';
  const path = `${isOwn ? '.git/' : '.'}selfware-commit-${randomUUID()}`;
  const indexFile = `${root.path}/${path}`;
  try {
    await git.run(['read-tree', head ?? '--empty'], { indexFile });
    const emptyTree = (await git.run(['hash-object', '-t', 'tree', '--stdin'])).trim();
    const input = entries('0'.repeat(emptyTree.length));
    await git.run(['update-index', '-z', '--index-info'], { indexFile, input });
    return (await git.run(['write-tree'], { indexFile })).trim();
  } finally {
    // git may have failed before it wrote anything.
    await root.remove(path).catch(() => undefined);
  }
}

// Only from where it stood: a commit that somebody made meanwhile is not lost.
async function moveBranch(
  { git, head, identity }: Repository,
  commit: string,
  message: string,
): Promise<void> {
  const [subject = ''] = message.split('\n');
  const before = head ?? '0'.repeat(commit.length);
  await git.unstoppable.run(['update-ref', '-m', `commit: ${subject}`, 'HEAD', commit, before], {
    identity,
  });
}

async function updateIndex(
  { git, head, identity }: Repository,
  entries: Entries,
  commit: string,
): Promise<void> {
  try {
    const input = entries('0'.repeat(commit.length));
    await git.unstoppable.run(['update-index', '-z', '--index-info'], { input });
  } catch (error) {
    // git replaces an index whole or not at all; the branch goes back to where it was.
    const back = head === undefined ? ['-d', 'HEAD', commit] : ['HEAD', head, commit];
    await git.unstoppable.run(['update-ref', '-m', 'commit: taken back', ...back], { identity });
    throw error;
  }
}
