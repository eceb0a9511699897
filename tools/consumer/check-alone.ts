import type { WorkspacePackage } from '../workspace/list-packages.ts';
import { importEach, typeCheck } from './check-imports.ts';
import { createConsumerProject } from './consumer-project.ts';
import { listClosure } from './list-closure.ts';

/**
 * Installs one package alone in an empty project, with the tarballs of what it needs and no registry copy of ours;
 * imports and type-checks it, and runs the commands it brings. Answers the number of entry points.
 */
export async function checkAlone(
  one: WorkspacePackage,
  packages: readonly WorkspacePackage[],
): Promise<number> {
  const project = await createConsumerProject({
    packages: listClosure(one, packages),
    dependencies: { '@types/node': '^24.0.0' },
  });
  try {
    const entryPoints = await importEach(project, [one]);
    await typeCheck(project, [one]);
    if (one.folder === 'cli') await project.run('node_modules/.bin/selfware', 'demo');
    return entryPoints;
  } finally {
    project.remove();
  }
}
