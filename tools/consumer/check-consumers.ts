import { listPublishedPackages } from '../workspace/list-packages.ts';
import { runNx } from '../workspace/run-nx.ts';
import { importEach, typeCheck } from './check-imports.ts';
import { createConsumerProject } from './consumer-project.ts';
import { copyTarballs } from './copy-tarballs.ts';
import { listClosure } from './list-closure.ts';

// The long form: each package alone in a project of its own, with the tarballs of what it needs and no registry copy of ours.
const packages = listPublishedPackages();
const packed = await runNx(['pack'], { projects: packages.map(({ folder }) => folder) });
if (!packed.succeeded) throw new Error(packed.output);

for (const one of packages) {
  const startedAt = performance.now();
  const dependencies = copyTarballs(listClosure(one, packages));
  const project = await createConsumerProject({
    dependencies: { ...dependencies, '@types/node': '^24.0.0' },
  });
  const names = await importEach(project, [one]);
  await typeCheck(project, [one]);
  if (one.folder === 'cli') await project.run('node_modules/.bin/selfware', 'demo');
  project.remove();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${one.manifest.name}: installed alone, ${names} entry points imported and type-checked, ${seconds} s`,
  );
}
