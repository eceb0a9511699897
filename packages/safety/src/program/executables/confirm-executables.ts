import type { Approved, Intent } from '@selfware/contracts';
import { ExecutableChangedError } from '../../errors.ts';
import { identifyExecutable } from './find-executables.ts';

/** Resolves when every program of an approved command is still the file that was judged; rejects with `safety/executable-changed`. Hands call it before they run anything. */
export async function confirmExecutables({ requires }: Approved<Intent>): Promise<void> {
  const { executables = [] } = requires ?? {};
  await Promise.all(
    executables.map(async ({ path, identity }) => {
      if ((await identifyExecutable(path)) === identity) return;
      throw new ExecutableChangedError({
        message: `expected ${path} to be the file that was judged, got another one`,
        hint: 'Run the command again: it is judged anew.',
        details: { path },
      });
    }),
  );
}
