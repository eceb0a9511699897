import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodes } from '@nx/devkit';
import {
  bundleTargets,
  coverageTargets,
  formTargets,
  fuzzTargets,
  libraryTargets,
  packTargets,
  privateTargets,
  sourceTargets,
  toolingTargets,
  typesTargets,
  type Targets,
} from './targets.ts';

interface PackageManifest {
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** Gives every project the targets of `pnpm check` by what it is, so that no project repeats them. */
export const createNodes: CreateNodes = [
  '{{packages,apps}/*/package.json,{tools,fuzz}/project.json}',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      const targets = file.endsWith('/package.json')
        ? targetsOfPackage(join(workspaceRoot, root))
        : { ...formTargets, ...toolingTargets };
      return [file, { projects: { [root]: { targets: { ...targets } } } }];
    }),
];

function targetsOfPackage(directory: string): Targets {
  const manifest = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  ) as PackageManifest;
  const published = manifest.private !== true;
  const bundled = existsSync(join(directory, 'build.ts'));
  const typed = Object.keys(manifest.exports ?? {}).some((name) => name !== './package.json');
  return {
    ...formTargets,
    ...sourceTargets,
    ...(published ? { ...coverageTargets, ...libraryTargets, ...packTargets } : privateTargets),
    ...(published && typed ? typesTargets : {}),
    ...(bundled ? bundleTargets : {}),
    ...(existsSync(join(directory, 'fuzz')) ? fuzzTargets : {}),
  };
}
