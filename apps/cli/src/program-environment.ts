import type { Environment } from './config/directories.ts';

const always = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TERM', 'TMPDIR', 'SYSTEMROOT'];

/** What programs get to see of the environment: what every program needs, and what the user names. */
export function programEnvironment(
  environment: Environment,
  alsoPassed: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    [...always, ...alsoPassed].flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
