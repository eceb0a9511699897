import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/list-packages.ts';

/** Package name to the dependency that installs its tarball, which is copied out of the repository first. */
export function copyTarballs(
  packages: readonly WorkspacePackage[],
): Readonly<Record<string, string>> {
  const to = mkdtempSync(join(tmpdir(), 'selfware-tarballs-'));
  return Object.fromEntries(
    packages.map(({ folder, directory, manifest }) => {
      const tarball = join(to, `${folder}-${manifest.version}.tgz`);
      copyFileSync(join(directory, 'reports/package.tgz'), tarball);
      return [manifest.name, `file:${tarball}`];
    }),
  );
}
