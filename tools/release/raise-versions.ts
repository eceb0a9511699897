import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitAll, versionsIn } from './copy-workspace.ts';
import { runChangeset } from './run-changeset.ts';

/** Writes a changeset for one package into a copied workspace and applies it; answers which packages got a new version. */
export async function raiseVersions(
  root: string,
  name: string,
  bump: 'patch' | 'minor' | 'major',
): Promise<readonly string[]> {
  const before = versionsIn(root);
  writeFileSync(
    join(root, '.changeset', `rehearsal-${bump}.md`),
    `---\n'${name}': ${bump}\n---\n\nRehearsal.\n`,
  );
  await commitAll(root, `Change ${name}`);
  await runChangeset(root, ['version']);
  await commitAll(root, 'Version');
  return Object.entries(versionsIn(root))
    .filter(([each, version]) => before[each] !== version)
    .map(([each]) => each)
    .sort();
}
