import { lstat, open } from 'node:fs/promises';
import { dirname } from 'node:path/posix';
import type { CommandVerdict } from './command-verdict.ts';
import { findExecutables, type Executable } from './executables/find-executables.ts';
import { gatherLinks } from './gather-links.ts';
import type { CommandFacts } from './judge-command-options.ts';

// Beyond this many paths nobody looks each of them up, and the command is asked for.
const maxPaths = 256;
const maxConfigurationBytes = 65_536;

// Sections and keys of a repository's configuration that name programs, or other files with such keys (git-config).
const executingKey =
  /fsmonitor|hookspath|pager|textconv|external|filter|alias|sshcommand|askpass|editor|include|gpg|credential|helper|program|command|clean|smudge|process|worktreeconfig|uploadpack|receivepack|difftool|mergetool|driver|\bext\b/iu;

/** Where facts are gathered. */
export interface GatherFactsOptions {
  readonly workspace: string;
  readonly cwd: string;
  /** `PATH`; absent means that programs are not looked up. */
  readonly path?: string;
}

/** What the machine says of a command. */
export interface GatheredFacts {
  readonly facts: CommandFacts;
  readonly executables: readonly Executable[];
  /** The shell that will read the text: bash where there is one. */
  readonly shell: string;
}

// Shells of the system, whatever `PATH` says.
const systemPath = '/usr/bin:/bin:/usr/local/bin';

/** Looks up what the text of a command cannot tell: where its paths really lead, which files its programs are, and whether git would run others. */
export async function gatherFacts(
  { effects }: CommandVerdict,
  { workspace, path }: GatherFactsOptions,
): Promise<GatheredFacts> {
  const named = [...effects.reads, ...effects.writes];
  const paths = named.slice(0, maxPaths);
  const programs = effects.runs.map(([program]) => program ?? '');
  const [links, executables, [bash]] = await Promise.all([
    gatherLinks(paths, workspace),
    path === undefined ? [] : findExecutables(programs, { path, workspace }),
    findExecutables(['bash'], { path: systemPath, workspace }),
  ]);
  const usesGit = programs.some((program) => program.split('/').at(-1) === 'git');
  const gitExecutes = usesGit && (await findsExecutingGit([workspace, ...paths], workspace));
  const inWorkspace = executables.filter((one) => one.path.startsWith(`${workspace}/`));
  return {
    facts: {
      links,
      hasMorePaths: named.length > maxPaths,
      gitExecutes,
      programs: Object.fromEntries(inWorkspace.map(({ name, path: file }) => [name, file])),
    },
    executables,
    shell: bash?.path ?? '/bin/sh',
  };
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
