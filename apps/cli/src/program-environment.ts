import { isRefusedVariable, trustedPath } from '@selfware/safety';
import { ConfigError } from './errors.ts';
import type { Environment } from './config/directories.ts';

const always = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TERM', 'TMPDIR', 'SYSTEMROOT'];

/** What decides what programs get to see. */
export interface ProgramEnvironmentOptions {
  /** Names of variables that the user lets through. */
  readonly alsoPassed: readonly string[];
  /** Directories of it are not looked through for programs: whoever writes there could put a `git` of their own. */
  readonly workspace: string;
}

/** What programs get to see of the environment: what every program needs, and what the user names; throws `cli/config` for a name that makes programs run something else. */
export function programEnvironment(
  environment: Environment,
  { alsoPassed, workspace }: ProgramEnvironmentOptions,
): Record<string, string> {
  const refused = alsoPassed.find(isRefusedVariable);
  if (refused !== undefined) throw refuse(refused);
  const passed = Object.fromEntries(
    [...always, ...alsoPassed].flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const path = environment['PATH'];
  return path === undefined ? passed : { ...passed, PATH: trustedPath(path, workspace).join(':') };
}

function refuse(name: string): ConfigError {
  return new ConfigError({
    message: `expected passEnvironment to name harmless variables, got \`${name}\``,
    hint: 'it makes every program run or load something else: take it out, or set it in the one command that needs it',
  });
}
