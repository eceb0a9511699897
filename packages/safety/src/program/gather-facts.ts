import { lstat, open, realpath } from 'node:fs/promises';
import { dirname } from 'node:path/posix';
import type { CommandVerdict } from './command-verdict.ts';
import type { CommandFacts } from './judge-command-options.ts';

// Beyond this many paths nobody looks each of them up, and the command is asked for.
const maxPaths = 256;
const maxConfigurationBytes = 65_536;

// Sections and keys of a repository's configuration that name programs, or other files with such keys (git-config).
const executingKey =
  /fsmonitor|hookspath|pager|textconv|external|filter|alias|sshcommand|askpass|editor|include|gpg|credential|helper|program|command|clean|smudge|process|worktreeconfig|uploadpack|receivepack|difftool|mergetool|driver|\bext\b/iu;

/** Looks up what the text of a command cannot tell: where its paths really lead, and whether git would run programs here. */
export async function gatherFacts(
  { effects }: CommandVerdict,
  workspace: string,
): Promise<CommandFacts> {
  const paths = effects.reads.slice(0, maxPaths);
  const hasMorePaths = effects.reads.length > maxPaths;
  const links = await findLinks(paths, workspace);
  const usesGit = effects.runs.some(([program]) => program?.split('/').at(-1) === 'git');
  if (!usesGit) return { links, hasMorePaths };
  const gitExecutes = await findsExecutingGit([workspace, ...paths], workspace);
  return { links, hasMorePaths, gitExecutes };
}

async function findLinks(
  paths: readonly string[],
  workspace: string,
): Promise<Readonly<Record<string, string>>> {
  const links: Record<string, string> = {};
  const realWorkspace = await realpath(workspace).catch(() => workspace);
  for (const path of paths) {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) continue;
    // The workspace may be named through a link itself: what is behind that is inside nevertheless.
    const isInside = real === realWorkspace || real.startsWith(`${realWorkspace}/`);
    const named = isInside ? workspace + real.slice(realWorkspace.length) : real;
    if (named !== path) links[path] = named;
  }
  return links;
}

async function findsExecutingGit(paths: readonly string[], workspace: string): Promise<boolean> {
  const directories = new Set<string>();
  for (const path of paths)
    for (let at = path; at.startsWith(workspace); at = dirname(at)) {
      directories.add(at);
      if (at === '/') break;
    }
  for (const directory of directories)
    if (await isExecutingRepository(`${directory}/.git`)) return true;
  return false;
}

async function isExecutingRepository(path: string): Promise<boolean> {
  const entry = await lstat(path).catch(() => undefined);
  if (entry === undefined) return false;
  // A file or a link leads to a repository elsewhere, which nobody looked at.
  if (!entry.isDirectory()) return true;
  const text = await readConfiguration(`${path}/config`);
  return text === undefined || executingKey.test(text);
}

async function readConfiguration(path: string): Promise<string | undefined> {
  try {
    await using handle = await open(path, 'r');
    const bytes = new Uint8Array(maxConfigurationBytes);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return bytesRead === bytes.length
      ? undefined
      : new TextDecoder().decode(bytes.subarray(0, bytesRead));
  } catch {
    // Unreadable is unknown: the caller takes it as executing.
    return undefined;
  }
}
