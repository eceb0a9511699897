import { rmSync } from 'node:fs';
import { createConsumerProject } from '../consumer/consumer-project.ts';
import { importEach, typeCheck } from '../consumer/check-imports.ts';
import { listPublishedPackages } from '../workspace/list-packages.ts';
import { runNx } from '../workspace/run-nx.ts';
import { copyWorkspace, versionsIn } from './copy-workspace.ts';
import { dependentsOutOfRange } from './dependents-out-of-range.ts';
import { publishAll } from './publish-all.ts';
import { raiseVersions } from './raise-versions.ts';
import { startRegistry } from './start-registry.ts';

// `pnpm rehearse-release`: a whole release, to a registry on loopback, and a user who installs it.
const packages = listPublishedPackages();
const built = await runNx(['build'], { projects: packages.map(({ folder }) => folder) });
if (!built.succeeded) throw new Error(built.output);

const registry = await startRegistry();
const root = await copyWorkspace();
try {
  await publish('first release');
  for (const bump of ['patch', 'minor'] as const) {
    const manifests = listPublishedPackages(root).map(({ manifest }) => manifest);
    const expected = dependentsOutOfRange(manifests, '@selfware/safety', bump);
    const raised = await raiseVersions(root, '@selfware/safety', bump);
    console.log(`a ${bump} of @selfware/safety raises ${raised.join(', ')}`);
    if (raised.join() !== expected.join()) {
      throw new Error(
        `expected a ${bump} of safety to raise ${expected.join(', ')}, got ${raised.join(', ')}`,
      );
    }
    await publish(`release after a ${bump}`);
  }
  await installAndRun();
} finally {
  await registry.stop();
  rmSync(root, { recursive: true });
}
console.log('rehearsal passed');

async function publish(title: string): Promise<void> {
  const published = await publishAll(root, registry);
  console.log(`${title}: ${published.length} published\n  ${published.join('\n  ')}`);
}

async function installAndRun(): Promise<void> {
  const versions = versionsIn(root);
  const project = await createConsumerProject({
    dependencies: { ...versions, '@types/node': '^24.0.0' },
    npmrc: registry.npmrc,
  });
  const imported = await importEach(project, packages);
  await typeCheck(project, packages);
  const { output } = await project.run('node_modules/.bin/selfware', '--version');
  await project.run('node_modules/.bin/selfware', 'demo');
  project.remove();
  console.log(`installed from the registry: ${imported} entry points imported and type-checked`);
  console.log(`selfware --version: ${output.trim()}; selfware demo: done`);
}
