import { join } from 'node:path';
import { ConfigError } from '../errors.ts';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Selfware keeps what; absolute. */
export interface Directories {
  readonly state: string;
  readonly userConfigFile: string;
}

/** The directories that the environment decides (XDG base directories); throws `cli/config` when there is no home to fall back on. */
export function findDirectories(environment: Environment): Directories {
  return {
    state:
      environment['SELFWARE_STATE_DIR'] ||
      join(base(environment, 'XDG_STATE_HOME', '.local/state'), 'selfware'),
    userConfigFile: join(
      base(environment, 'XDG_CONFIG_HOME', '.config'),
      'selfware',
      'config.json',
    ),
  };
}

function base(environment: Environment, variable: string, below: string): string {
  const { [variable]: stated, HOME: home, USERPROFILE: profile } = environment;
  // The specification of the base directories tells to ignore a relative one.
  if (stated?.startsWith('/')) return stated;
  const root = home || profile;
  if (root) return join(root, below);
  throw new ConfigError({
    message: `expected HOME or ${variable} in the environment, got neither`,
    hint: 'set SELFWARE_STATE_DIR and HOME',
  });
}
