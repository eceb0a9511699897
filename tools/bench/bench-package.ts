import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createConsumerProject } from '../consumer/consumer-project.ts';
import { listPublishedPackages } from '../workspace/list-packages.ts';
import type { BenchRow } from './judge-rows.ts';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
}

/** What `npm install` of the packed command puts on the disk. */
export async function benchPackage(): Promise<readonly BenchRow[]> {
  const command = listPublishedPackages().filter(({ folder }) => folder === 'cli');
  const project = await createConsumerProject({ packages: command });
  const sizes = fileSizes(join(project.directory, 'node_modules'));
  const { output } = await project.run(
    'node',
    '-p',
    "fs.readFileSync('package-lock.json', 'utf8')",
  );
  const { packages } = JSON.parse(output) as Lockfile;
  const scripts = Object.values(packages).filter(
    ({ hasInstallScript }) => hasInstallScript === true,
  );
  await project.run('node_modules/.bin/selfware', '--version');
  project.remove();
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return [
    { what: '@selfware/cli installed', value: bytes / 1e6, most: 15, unit: 'MB' },
    { what: '@selfware/cli installed', value: sizes.length, most: 200, unit: 'files' },
    { what: '@selfware/cli install scripts', value: scripts.length, most: 0, unit: 'scripts' },
  ];
}

function fileSizes(directory: string): readonly number[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? fileSizes(path) : [lstatSync(path).size];
  });
}
