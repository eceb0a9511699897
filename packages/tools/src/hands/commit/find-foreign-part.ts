import type { EntryIdentity } from '@selfware/contracts';
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
  const references = await listReferences(root, git);
  const link = await findLink(root, await writtenParts(root, references));
  if (link !== undefined) return `${link} is a link; git would write where it leads`;
  const shared = await findSharedJournal(root, references);
  return shared === undefined ? undefined : `${shared} is no file of its own; git would add to it`;
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

// A reference may name another one; git locks every one on the way, and adds to the journal of each.
async function listReferences(root: Root, git: Git): Promise<readonly string[]> {
  const branch = await git.ask(['symbolic-ref', '--quiet', 'HEAD']);
  const found = new Set(['HEAD']);
  let named = await readReference(root, 'HEAD');
  while (named !== undefined && !found.has(named) && found.size <= maxReferences) {
    found.add(named);
    named = await readReference(root, named);
  }
  return [...(branch.ok ? found.add(branch.value.trimEnd()) : found)];
}

// git itself follows five.
const maxReferences = 10;
const maxReferenceBytes = 4_096;

async function readReference(root: Root, name: string): Promise<string | undefined> {
  // Behind a link nothing is read; that it is one is found with the other parts.
  if ((await kindOf(root, name)) !== 'file') return undefined;
  const { bytes } = await root.readFile(`.git/${name}`, { maxBytes: maxReferenceBytes });
  const text = new TextDecoder().decode(bytes);
  return text.startsWith('ref:') ? text.slice('ref:'.length).trim() : undefined;
}

async function writtenParts(root: Root, references: readonly string[]): Promise<readonly string[]> {
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

// What else git writes is a new file that replaces the old one; to a journal it adds, whatever further name it has.
async function findSharedJournal(
  root: Root,
  references: readonly string[],
): Promise<string | undefined> {
  for (const reference of references) {
    const path = `.git/logs/${reference}`;
    const kind = await kindOf(root, `logs/${reference}`);
    if (kind === 'other') return path;
    if (kind === 'file' && (await root.readFile(path, { maxBytes: 0 })).links > 1) return path;
  }
  return undefined;
}

async function listPart(root: Root, part: string): Promise<readonly string[]> {
  // A link is found by its own name; a repository has no reftable unless it was made with one.
  if ((await root.stat(`.git/${part}`))?.kind !== 'directory') return [part];
  return (await root.list(`.git/${part}`)).map(({ name }) => `${part}/${name}`);
}

/** What a part of `.git` is where no link leads to it; absent where one does, and where there is nothing. */
async function kindOf(root: Root, part: string): Promise<EntryIdentity['kind'] | undefined> {
  let kind: EntryIdentity['kind'] | undefined = 'directory';
  for (const path of ancestry(`.git/${part}`)) {
    if (kind !== 'directory') return undefined;
    kind = (await root.stat(path))?.kind;
  }
  return kind;
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
