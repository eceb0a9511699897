import { listPublishedPackages } from '../workspace/list-packages.ts';
import { runNx } from '../workspace/run-nx.ts';
import { checkAlone } from './check-alone.ts';

// `pnpm campaign consumer`: each package alone in a project of its own.
const packages = listPublishedPackages();
const packed = await runNx(['pack'], { projects: packages.map(({ folder }) => folder) });
if (!packed.succeeded) throw new Error(packed.output);

for (const one of packages) {
  const startedAt = performance.now();
  const entryPoints = await checkAlone(one, packages);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${one.manifest.name}: installed alone, ${entryPoints} entry points imported and type-checked, ${seconds} s`,
  );
}
