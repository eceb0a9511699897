import type { Manifest } from '../workspace/list-packages.ts';

/** The packages whose caret range on `name` no longer holds for its next version, and theirs in turn, itself included. */
export function dependentsOutOfRange(
  manifests: readonly Manifest[],
  name: string,
  bump: 'patch' | 'minor' | 'major',
): readonly string[] {
  const found = new Set([name]);
  for (const each of found) {
    const version = manifests.find((manifest) => manifest.name === each)?.version ?? '';
    // What a dependent gets itself is a patch, which leaves its own dependents' ranges whole.
    if (holds(version, each === name ? bump : 'patch')) continue;
    for (const manifest of manifests) if (dependsOn(manifest, each)) found.add(manifest.name);
  }
  return [...found].sort();
}

function holds(version: string, bump: 'patch' | 'minor' | 'major'): boolean {
  if (bump === 'patch') return !version.startsWith('0.0.');
  return bump === 'minor' && !version.startsWith('0.');
}

function dependsOn({ dependencies, peerDependencies }: Manifest, name: string): boolean {
  return name in { ...dependencies, ...peerDependencies };
}
