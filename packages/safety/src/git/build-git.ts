import { dirname } from 'node:path';
import { trustedPath } from '../program/executables/find-executables.ts';
import {
  namedPrograms,
  neutralEnvironment,
  neutralSettings,
  passedVariables,
} from './neutral-settings.data.ts';

/** One run of git as plain data: to be started without a shell, in the top directory of the repository. */
export interface GitInvocation {
  readonly argv: readonly [string, ...string[]];
  /** What git reads on standard input; absent means nothing. */
  readonly input?: string | Uint8Array;
  /** The whole environment: nothing else is passed on. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Who commits. */
export interface GitIdentity {
  readonly name: string;
  readonly email: string;
}

/** What git is run with. */
export interface GitOptions {
  /** Absolute: the repository is this directory or lies beneath it, and no `git` of it is run. */
  readonly workspace: string;
  /** Of the user; `PATH`, `HOME` and little else of it is passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Names of all settings of the repository (`git config --list --name-only -z`): programs that they name are switched off one by one. */
  readonly configured?: readonly string[];
  /** Repositories of other owners that the user trusts (`safe.directory`); absent means none. */
  readonly trusted?: readonly string[];
  /** Absent means that git must not need it. */
  readonly identity?: GitIdentity;
  /** Another index file than the repository's own. */
  readonly indexFile?: string;
  /** False for the few commands that refuse literal paths as such, as `check-ignore`, which reads none otherwise. */
  readonly literal?: boolean;
  /** True lets the user's own configuration be read, as for the name of who commits. */
  readonly userConfiguration?: boolean;
}

/** Builds a run of git in which no configuration of the repository and no variable runs a program, asks, signs or reaches a network. */
export function buildGit(
  args: readonly string[],
  options: GitOptions,
  input?: string | Uint8Array,
): GitInvocation {
  const trusted = (options.trusted ?? []).map((place) => `safe.directory=${place}`);
  const settings = [...neutralSettings, ...trusted].flatMap((setting) => ['-c', setting]);
  const literal = options.literal === false ? [] : ['--literal-pathspecs'];
  return {
    argv: ['git', ...settings, '--no-optional-locks', ...literal, ...args],
    environment: environmentOf(options),
    ...(input === undefined ? {} : { input }),
  };
}

function environmentOf({
  workspace,
  environment,
  configured = [],
  identity,
  indexFile,
  literal = true,
  userConfiguration = false,
}: GitOptions): Readonly<Record<string, string>> {
  const path = trustedPath(environment['PATH'] ?? '/usr/bin:/bin', workspace).join(':');
  const passed = passedVariables.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { GIT_CONFIG_GLOBAL: none = '', ...neutral } = neutralEnvironment;
  return {
    ...Object.fromEntries(passed),
    ...neutral,
    ...(literal ? { GIT_LITERAL_PATHSPECS: '1' } : {}),
    ...(userConfiguration ? {} : { GIT_CONFIG_GLOBAL: none }),
    PATH: path,
    GIT_CEILING_DIRECTORIES: dirname(workspace),
    ...overrides(configured),
    ...(identity === undefined ? {} : identityVariables(identity)),
    ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }),
  };
}

function identityVariables({ name, email }: GitIdentity): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

// As variables and not as `-c`: the name of a filter may hold `=`, which ends a key there.
function overrides(configured: readonly string[]): Record<string, string> {
  const pairs = [...new Map(configured.flatMap(overrideOf))];
  const set: Record<string, string> = { GIT_CONFIG_COUNT: String(pairs.length) };
  for (const [index, [key, value]] of pairs.entries()) {
    set[`GIT_CONFIG_KEY_${index}`] = key;
    set[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return set;
}

function overrideOf(key: string): readonly (readonly [string, string])[] {
  const folded = key.toLowerCase();
  const end = key.lastIndexOf('.');
  const found = namedPrograms.find(
    ({ section, name }) => folded.startsWith(`${section}.`) && folded.endsWith(`.${name}`),
  );
  return found === undefined || end < found.section.length
    ? []
    : [[`${key.slice(0, end)}.${found.setting}`, found.value]];
}
