import { lstat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path/posix';
import { parseConfiguration, type Setting } from './parse-configuration.ts';
import { readBounded } from './read-bounded.ts';
import { readGitlinks } from './read-gitlinks.ts';
import { readingExecutes } from './reading-executes.ts';

/** What the configuration of one repository says. */
export interface RepositoryFacts {
  /** True when reading it may run a program, or when nobody can tell. */
  readonly executes: boolean;
  readonly aliases: Readonly<Record<string, string>>;
}

const maxConfigurationBytes = 262_144;
const maxPointerBytes = 4_096;
const maxIndexBytes = 67_108_864;
const maxSubmodules = 64;
const maxNesting = 3;

const unknownRepository: RepositoryFacts = { executes: true, aliases: {} };

/** Looks at the repository whose working tree is this directory, and at its submodules; absent where it is none. */
export async function examineRepository(
  directory: string,
  nesting = 0,
): Promise<RepositoryFacts | undefined> {
  const path = join(directory, '.git');
  const entry = await lstat(path).catch(() => undefined);
  if (entry === undefined) return undefined;
  if (entry.isDirectory()) return examineGitDirectory(path, directory, nesting);
  // A link leads to a repository that nobody put there with git.
  return entry.isFile() ? examinePointer(path, directory, nesting) : unknownRepository;
}

/** Looks at a directory that git takes for a repository without a working tree; absent where it would not. */
export async function examineBareRepository(
  directory: string,
): Promise<RepositoryFacts | undefined> {
  for (const name of ['HEAD', 'objects', 'refs'])
    if ((await lstat(join(directory, name)).catch(() => undefined)) === undefined) return undefined;
  return examineGitDirectory(directory, undefined, 0);
}

// A working tree beside others, or a submodule, has a file that names where its repository is.
async function examinePointer(
  path: string,
  directory: string,
  nesting: number,
): Promise<RepositoryFacts> {
  const text = await readText(path, maxPointerBytes);
  const target = /^gitdir: ([^\n\0]+)\n?$/u.exec(text ?? '')?.[1];
  if (target === undefined) return unknownRepository;
  const gitDirectory = resolve(dirname(path), target);
  if (/\/\.git\/worktrees\/[^/]+$/u.test(gitDirectory))
    return examineWorktree(gitDirectory, directory, nesting);
  return gitDirectory.includes('/.git/modules/')
    ? examineGitDirectory(gitDirectory, directory, nesting)
    : unknownRepository;
}

async function examineWorktree(
  gitDirectory: string,
  directory: string,
  nesting: number,
): Promise<RepositoryFacts> {
  const common = await readText(join(gitDirectory, 'commondir'), maxPointerBytes);
  if (common?.trim() !== '../..') return unknownRepository;
  return examineFiles({ common: resolve(gitDirectory, '../..'), gitDirectory, directory, nesting });
}

async function examineGitDirectory(
  gitDirectory: string,
  directory: string | undefined,
  nesting: number,
): Promise<RepositoryFacts> {
  // Only working trees beside others have this file; it moves the configuration elsewhere.
  const moved = await lstat(join(gitDirectory, 'commondir')).catch(() => undefined);
  if (moved !== undefined) return unknownRepository;
  return examineFiles({ common: gitDirectory, gitDirectory, directory, nesting });
}

interface RepositoryFiles {
  /** Where the configuration is, that of all its working trees. */
  readonly common: string;
  readonly gitDirectory: string;
  readonly directory: string | undefined;
  readonly nesting: number;
}

async function examineFiles({
  common,
  gitDirectory,
  directory,
  nesting,
}: RepositoryFiles): Promise<RepositoryFacts> {
  const settings: Setting[] = [];
  for (const path of [join(common, 'config'), join(gitDirectory, 'config.worktree')]) {
    const read = await readSettings(path);
    if (read === undefined) return unknownRepository;
    settings.push(...read);
  }
  const index = join(gitDirectory, 'index');
  const executes =
    settings.some(
      (setting) =>
        !isOwnWorktree(setting, gitDirectory, directory) && readingExecutes(setting, nesting > 0),
    ) || (await submodulesExecute(index, directory, nesting));
  return { executes, aliases: aliasesOf(settings) };
}

// Git itself writes where the working tree of a submodule is.
function isOwnWorktree(
  { key, value }: Setting,
  gitDirectory: string,
  directory: string | undefined,
): boolean {
  return (
    key.section === 'core' && key.name === 'worktree' && resolve(gitDirectory, value) === directory
  );
}

async function readSettings(path: string): Promise<readonly Setting[] | undefined> {
  const bytes = await readBounded(path, maxConfigurationBytes);
  if (bytes === undefined) return [];
  return bytes === 'too-large' ? undefined : parseConfiguration(new TextDecoder().decode(bytes));
}

async function readText(path: string, maxBytes: number): Promise<string | undefined> {
  const bytes = await readBounded(path, maxBytes);
  return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : undefined;
}

// Git looks into submodules with their own configuration, which the environment does not reach.
async function submodulesExecute(
  index: string,
  directory: string | undefined,
  nesting: number,
): Promise<boolean> {
  if (directory === undefined) return false;
  const bytes = await readBounded(index, maxIndexBytes);
  if (bytes === undefined) return false;
  const paths = bytes === 'too-large' ? undefined : readGitlinks(bytes);
  if (paths === undefined || paths.length > maxSubmodules) return true;
  if (paths.length > 0 && nesting >= maxNesting) return true;
  for (const path of paths) {
    const facts = await examineRepository(join(directory, path), nesting + 1);
    if (facts?.executes === true) return true;
  }
  return false;
}

function aliasesOf(settings: readonly Setting[]): Readonly<Record<string, string>> {
  const named = settings.flatMap(({ key: { section, subsection, name }, value }) => {
    if (section !== 'alias') return [];
    if (subsection === undefined) return [[name, value] as const];
    return name === 'command' ? [[subsection.toLowerCase(), value] as const] : [];
  });
  return Object.fromEntries(named);
}
