import { cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

/** Copies files and folders of the repository, without what is built, into a temporary one that uses the same installed packages. */
export function copyPart(paths: readonly string[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'selfware-part-')));
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(workspaceRoot, path), join(root, path), {
      recursive: true,
      // The links of one package to another are relative, so that they lead into the copy.
      verbatimSymlinks: true,
      filter: (from) => !/\/(?:dist|reports|coverage)$/u.test(from),
    });
  }
  symlinkSync(join(workspaceRoot, 'node_modules'), join(root, 'node_modules'));
  return root;
}
