import type { CommandVerdict } from './command-verdict.ts';
import { gatherCompose } from './containers/gather-compose.ts';
import { findExecutables, type Executable } from './executables/find-executables.ts';
import { gatherGitFacts } from './git/gather-git-facts.ts';
import { gatherLinks } from './gather-links.ts';
import type { CommandFacts } from './judge-command-options.ts';
import { gatherScripts } from './packages/gather-scripts.ts';

// Beyond this many paths nobody looks each of them up, and the command is asked for.
const maxPaths = 256;

/** Where facts are gathered. */
export interface GatherFactsOptions {
  readonly workspace: string;
  readonly cwd: string;
  /** What a Compose project puts in for `$HOME`; absent means nothing. */
  readonly home?: string;
  /** Variables that programs see, which a Compose project may take; absent means none but `HOME`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
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
  { workspace, cwd, path, home, environment }: GatherFactsOptions,
): Promise<GatheredFacts> {
  const named = [...effects.reads, ...effects.writes];
  const paths = named.slice(0, maxPaths);
  const programs = effects.runs.map(([program]) => program ?? '');
  const usesGit = programs.some((program) => program.split('/').at(-1) === 'git');
  const [links, executables, [bash], gitFacts, scripts, compose] = await Promise.all([
    gatherLinks(paths, workspace),
    path === undefined ? [] : findExecutables(programs, { path, workspace }),
    findExecutables(['bash'], { path: systemPath, workspace }),
    usesGit ? gatherGitFacts([workspace, ...paths]) : {},
    programs.some(runsScripts) ? gatherScripts(cwd, workspace) : {},
    gatherCompose(effects.projects ?? [], { environment: { HOME: home, ...environment } }),
  ]);
  const inWorkspace = executables.filter((one) => one.path.startsWith(`${workspace}/`));
  return {
    facts: {
      links,
      hasMorePaths: named.length > maxPaths,
      ...gitFacts,
      ...scripts,
      ...(compose === undefined ? {} : { compose }),
      programs: Object.fromEntries(inWorkspace.map(({ name, path: file }) => [name, file])),
    },
    executables,
    shell: bash?.path ?? '/bin/sh',
  };
}

function runsScripts(program: string): boolean {
  return /^(?:npm|npx|pnpm|pnpx|yarn|bun|bunx)$/u.test(program.split('/').at(-1) ?? '');
}
