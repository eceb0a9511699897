import { delimiter, dirname, join } from 'node:path';
import { findPnpm } from '../workspace/find-pnpm.ts';
import { runOrThrow } from '../workspace/run-command.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';

/** Runs a command of changesets in a copied workspace; it starts pnpm by its name, so that is put on PATH. */
export async function runChangeset(
  cwd: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const path = [process.env['PATH'] ?? '', dirname(await findPnpm())].join(delimiter);
  await runOrThrow([join(workspaceRoot, 'node_modules/.bin/changeset'), ...words], {
    cwd,
    environment: { ...environment, PATH: path },
  });
}
