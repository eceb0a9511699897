import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodes, TargetConfiguration } from '@nx/devkit';

interface PackageManifest {
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** Gives every package and app the targets of `pnpm check`, so that no package.json repeats them. */
export const createNodes: CreateNodes = [
  '{packages,apps}/*/package.json',
  (manifests, _options, { workspaceRoot }) =>
    manifests.map((path) => {
      const root = dirname(path);
      const manifest = JSON.parse(
        readFileSync(join(workspaceRoot, path), 'utf8'),
      ) as PackageManifest;
      return [
        path,
        { projects: { [root]: { targets: targetsOf(join(workspaceRoot, root), manifest) } } },
      ];
    }),
];

function targetsOf(
  directory: string,
  manifest: PackageManifest,
): Record<string, TargetConfiguration> {
  const published = manifest.private !== true;
  const bundled = existsSync(join(directory, 'build.ts'));
  const typed = Object.keys(manifest.exports ?? {}).some((name) => name !== './package.json');
  return {
    ...sourceTargets,
    ...(published ? packTargets : {}),
    build: published ? buildLibrary : buildTypes,
    ...(published && typed ? typesTargets : {}),
    ...(bundled ? { build: buildBundle, test: { ...test, dependsOn: ['build'] } } : {}),
    ...(existsSync(join(directory, 'fuzz')) ? { fuzz } : {}),
  };
}

const command = (text: string, rest: TargetConfiguration): TargetConfiguration => ({
  executor: 'nx:run-commands',
  options: { command: text, cwd: '{projectRoot}', env: { FORCE_COLOR: '0' } },
  cache: true,
  ...rest,
});

const tool = (name: string): string => `{workspaceRoot}/tools/${name}`;

const test = command('vitest run --coverage', {
  inputs: ['default', '^production', tool('test/vitest-preset.ts')],
  outputs: ['{projectRoot}/reports/tests.json', '{projectRoot}/coverage'],
});

const sourceTargets: Record<string, TargetConfiguration> = {
  format: command('prettier --check --ignore-path ../../.prettierignore --log-level warn .', {
    inputs: ['default', '{workspaceRoot}/.prettierrc.json', '{workspaceRoot}/.prettierignore'],
  }),
  lint: command('eslint --max-warnings 0 .', {
    inputs: [
      'default',
      '^production',
      '{workspaceRoot}/eslint.config.ts',
      tool('lint/**/*'),
      tool('test/vitest-preset.ts'),
    ],
  }),
  typecheck: command('tsc -p tsconfig.spec.json && tsc6 -p tsconfig.spec.json', {
    inputs: ['default', '^production', tool('test/vitest-preset.ts')],
  }),
  test,
  coverage: command('node ../../tools/coverage/check-coverage.ts', {
    dependsOn: ['test'],
    inputs: ['default', '^production', tool('coverage/**/*'), tool('test/vitest-preset.ts')],
  }),
  shape: command('node ../../tools/check-shape/check-shape.ts .', {
    inputs: ['default', tool('check-shape/**/*')],
  }),
};

const buildLibrary = command(
  'tsup --silent --config ../../tools/build/tsup-preset.ts && tsc -b tsconfig.lib.json',
  {
    dependsOn: ['^build'],
    inputs: ['production', '^production', tool('build/**/*')],
    outputs: ['{projectRoot}/dist'],
  },
);

const buildTypes = command('tsc -b tsconfig.lib.json', {
  dependsOn: ['^build'],
  inputs: ['production', '^production'],
  outputs: ['{projectRoot}/dist'],
});

const buildBundle = command('node build.ts', {
  inputs: ['production', '^production'],
  outputs: ['{projectRoot}/dist'],
});

const packTargets: Record<string, TargetConfiguration> = {
  pack: command('node ../../tools/pack/pack-package.ts .', {
    dependsOn: ['build'],
    inputs: ['production', '^production', tool('build/**/*'), tool('pack/**/*')],
    outputs: ['{projectRoot}/reports/package.tgz'],
  }),
  publint: command('publint run --strict reports/package.tgz', {
    dependsOn: ['pack'],
    inputs: ['production', '^production', tool('build/**/*'), tool('pack/**/*')],
  }),
};

const typesTargets: Record<string, TargetConfiguration> = {
  attw: command('attw --profile esm-only --no-emoji --no-color reports/package.tgz', {
    dependsOn: ['pack'],
    inputs: ['production', '^production', tool('build/**/*'), tool('pack/**/*')],
  }),
  api: command('node ../../tools/api/check-api.ts .', {
    dependsOn: ['build'],
    inputs: [
      'production',
      '^production',
      '{projectRoot}/api-report/**/*',
      tool('build/**/*'),
      tool('api/**/*'),
    ],
  }),
};

const fuzz = command('node ../../fuzz/run-fuzz.ts --seconds 5 --package .', {
  inputs: ['default', '^production', '{workspaceRoot}/fuzz/**/*'],
});
