import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/list-packages.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import type { ConsumerProject } from './consumer-project.ts';

/** The names by which a package's code is imported: the package itself and its sub-paths. */
export function importNames({ manifest }: WorkspacePackage): readonly string[] {
  return Object.keys(manifest.exports ?? {})
    .filter((path) => path !== './package.json')
    .map((path) => manifest.name + path.slice(1));
}

/** Imports every entry point in a process of its own; throws what Node says when one fails. */
export async function importEach(
  project: ConsumerProject,
  packages: readonly WorkspacePackage[],
): Promise<number> {
  const names = packages.flatMap(importNames);
  for (const name of names) {
    await project.run(
      'node',
      '--input-type=module',
      '-e',
      `await import(${JSON.stringify(name)});`,
    );
  }
  return names.length;
}

/** Type-checks a module that uses every entry point, declarations of libraries included. */
export async function typeCheck(
  project: ConsumerProject,
  packages: readonly WorkspacePackage[],
): Promise<void> {
  const names = packages.flatMap(importNames);
  const imports = names.map((name, index) => `import * as p${index} from '${name}';`);
  const uses = names.map((_, index) => `  p${index},`);
  project.write(
    'consumer.ts',
    [...imports, 'export const all: readonly object[] = [', ...uses, '];', ''].join('\n'),
  );
  project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  for (const compiler of ['tsc', 'tsc6']) {
    await project.run(join(workspaceRoot, 'node_modules/.bin', compiler), '-p', 'tsconfig.json');
  }
}

const compilerOptions = {
  target: 'ES2024',
  module: 'NodeNext',
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  types: ['node'],
};
