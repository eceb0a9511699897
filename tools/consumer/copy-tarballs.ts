import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/list-packages.ts';

/** Copies packed packages into a folder; answers package name to the dependency that installs it from there. */
export function copyTarballs(
  packages: readonly WorkspacePackage[],
  to: string,
): Readonly<Record<string, string>> {
  mkdirSync(to, { recursive: true });
  return Object.fromEntries(
    packages.map(({ folder, directory, manifest }) => {
      const tarball = join(to, `${folder}-${manifest.version}.tgz`);
      copyFileSync(join(directory, 'reports/package.tgz'), tarball);
      return [manifest.name, `file:${tarball}`];
    }),
  );
}
