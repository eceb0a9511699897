import { resolve } from 'node:path';
import { findDirectories, type Environment } from './directories.ts';

/** The absolute path of the user's configuration file: what `--config` says, else the usual one. */
export function findUserConfigFile({
  environment,
  flags,
  cwd,
}: {
  readonly environment: Environment;
  readonly flags: Readonly<Record<string, string | true>>;
  readonly cwd: string;
}): string {
  const stated = flags['config'];
  return typeof stated === 'string'
    ? resolve(cwd, stated)
    : findDirectories(environment).userConfigFile;
}
