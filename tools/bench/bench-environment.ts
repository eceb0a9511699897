import { dirname, join } from 'node:path';
import { workspaceRoot } from '../workspace/workspace-root.ts';

/** The built command. */
export const commandFile: string = join(workspaceRoot, 'apps/cli/dist/bin.js');

/** An environment with nothing in it but where programs and state are; all state lies beneath `directory`. */
export function benchEnvironment(directory: string): Readonly<Record<string, string>> {
  return {
    PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    HOME: directory,
    XDG_CONFIG_HOME: join(directory, 'config'),
    XDG_CACHE_HOME: join(directory, 'cache'),
    SELFWARE_STATE_DIR: join(directory, 'state'),
  };
}
