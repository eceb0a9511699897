import type { TargetConfiguration } from '@nx/devkit';

/** Targets by name. */
export type Targets = Readonly<Record<string, TargetConfiguration>>;

const tool = (path: string): string => `{workspaceRoot}/tools/${path}`;
const testPreset = tool('test/vitest-preset.ts');
const packed = ['production', '^production', tool('build/**/*'), tool('pack/**/*')];

/** For every project: what needs no compiler. */
export const formTargets: Targets = {
  format: atRoot('prettier --check --log-level warn {projectRoot}', {
    inputs: ['default', '{workspaceRoot}/.prettierrc.json', '{workspaceRoot}/.prettierignore'],
  }),
  lint: inProject('eslint --max-warnings 0 .', {
    inputs: [
      'default',
      '^production',
      '{workspaceRoot}/eslint.config.ts',
      tool('lint/**/*'),
      testPreset,
    ],
  }),
  shape: atRoot('node tools/check-shape/check-shape.ts {projectRoot}', {
    inputs: ['default', tool('check-shape/**/*')],
  }),
};

/** For the repository's own tooling, which runs from its sources. */
export const toolingTargets: Targets = {
  typecheck: inProject('tsc -p tsconfig.json && tsc6 -p tsconfig.json', {
    inputs: ['default', testPreset],
  }),
  test: inProject('vitest run', {
    inputs: ['default'],
    outputs: ['{projectRoot}/reports/tests.json'],
  }),
};

/** For every package and app. */
export const sourceTargets: Targets = {
  typecheck: inProject('tsc -p tsconfig.spec.json && tsc6 -p tsconfig.spec.json', {
    inputs: ['default', '^production', testPreset],
  }),
  test: inProject('vitest run --coverage', {
    inputs: ['default', '^production', testPreset],
    outputs: ['{projectRoot}/reports/tests.json', '{projectRoot}/coverage'],
  }),
};

/** For every package and app with tests of its own code. */
export const coverageTargets: Targets = {
  coverage: inProject('node ../../tools/check-coverage/check-coverage.ts', {
    dependsOn: ['test'],
    inputs: ['default', '^production', testPreset, tool('check-coverage/**/*')],
  }),
};

/** For a package whose files are compiled one by one. */
export const libraryTargets: Targets = {
  build: inProject(
    'tsup --silent --config ../../tools/build/tsup-preset.ts && tsc -b tsconfig.lib.json',
    {
      dependsOn: ['^build'],
      inputs: ['production', '^production', tool('build/**/*')],
      outputs: ['{projectRoot}/dist'],
    },
  ),
};

/** For a package that is used from its sources, and only lends its types to others. */
export const privateTargets: Targets = {
  build: inProject('tsc -b tsconfig.lib.json', {
    dependsOn: ['^build'],
    inputs: ['production', '^production'],
    outputs: ['{projectRoot}/dist'],
  }),
};

/** For an app that is bundled by its own build.ts; its tests run the bundle. */
export const bundleTargets: Targets = {
  build: inProject('node build.ts', {
    inputs: ['production', '^production'],
    outputs: ['{projectRoot}/dist'],
  }),
  test: { ...sourceTargets['test'], dependsOn: ['build'] },
};

/** For what is published. */
export const packTargets: Targets = {
  pack: inProject('node ../../tools/pack/pack-package.ts .', {
    dependsOn: ['build'],
    inputs: packed,
    outputs: ['{projectRoot}/reports/package.tgz'],
  }),
  publint: inProject('publint run --strict reports/package.tgz', {
    dependsOn: ['pack'],
    inputs: packed,
  }),
};

/** For what is published with types. */
export const typesTargets: Targets = {
  attw: inProject('attw --profile esm-only --no-emoji --no-color reports/package.tgz', {
    dependsOn: ['pack'],
    inputs: packed,
  }),
  api: inProject('node ../../tools/api/check-api.ts .', {
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

/** For a package with fuzz targets. */
export const fuzzTargets: Targets = {
  fuzz: atRoot('node fuzz/run-fuzz.ts --seconds 5 --package {projectRoot}', {
    inputs: ['default', '^production', '{workspaceRoot}/fuzz/*.ts'],
  }),
};

function inProject(command: string, rest: TargetConfiguration): TargetConfiguration {
  return target({ command, cwd: '{projectRoot}' }, rest);
}

function atRoot(command: string, rest: TargetConfiguration): TargetConfiguration {
  return target({ command }, rest);
}

function target(options: object, rest: TargetConfiguration): TargetConfiguration {
  const env = { FORCE_COLOR: '0' };
  return { executor: 'nx:run-commands', options: { ...options, env }, cache: true, ...rest };
}
