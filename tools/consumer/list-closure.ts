import type { WorkspacePackage } from '../workspace/list-packages.ts';

/** A package and all of this repository's packages that it needs when installed, itself first. */
export function listClosure(
  wanted: WorkspacePackage,
  packages: readonly WorkspacePackage[],
): readonly WorkspacePackage[] {
  const found = new Set([wanted]);
  for (const { manifest } of found) {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    for (const each of packages) if (names.includes(each.manifest.name)) found.add(each);
  }
  return [...found];
}
