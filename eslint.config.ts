import nx from '@nx/eslint-plugin';
import type { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { layerConstraints } from './tools/lint/layers.ts';
import { selfwarePlugin } from './tools/lint/plugin.ts';
import { touchTable } from './tools/lint/touch-table.ts';

const published = ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'];
const tests = ['**/*.test.ts', '**/*.test-d.ts', '**/*.e2e.test.ts'];
const beside = [
  '**/test/**/*.ts',
  '**/fuzz/**/*.ts',
  '**/bench/**/*.ts',
  'packages/test-kit/**/*.ts',
];
const configs = ['**/*.config.ts', 'knip.ts', 'tools/build/tsup-preset.ts', 'apps/*/build.ts'];

const touchBlocks: Linter.Config[] = Object.entries(touchTable).map(([folder, table]) => ({
  files: [`${folder === 'cli' ? 'apps' : 'packages'}/${folder}/src/**/*.ts`],
  ignores: tests,
  rules: { 'selfware/touch': ['error', table] },
}));

const config: Linter.Config[] = [
  {
    ignores: [
      '**/dist',
      '**/coverage',
      '**/reports',
      '**/.stryker-tmp',
      'apps/*/sample',
      '**/corpus',
    ],
  },
  ...(tseslint.configs.strictTypeChecked as Linter.Config[]).map((block) => ({
    ...block,
    files: ['**/*.ts'],
  })),
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx as object as ESLint.Plugin, selfware: selfwarePlugin },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/only-throw-error': ['error', { allowRethrowing: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-console': 'off',
      'selfware/file-name': 'error',
      'selfware/no-double-assertion': 'error',
      'selfware/no-enum': 'error',
      'selfware/no-export-all': 'error',
    },
  },
  { files: ['**/*.ts'], ignores: configs, rules: { 'selfware/no-default-export': 'error' } },
  {
    files: ['packages/*/**/*.ts', 'apps/*/**/*.ts'],
    ignores: configs,
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], enforceBuildableLibDependency: false, depConstraints: layerConstraints },
      ],
    },
  },
  {
    files: published,
    ignores: [...tests, ...beside],
    rules: {
      'no-console': 'error',
      'selfware/exported-docstring': 'error',
      'selfware/no-json-parse': 'error',
      'selfware/no-process-exit': 'error',
      'selfware/no-sync-call': 'error',
      'selfware/no-test-kit': 'error',
      'selfware/primitives-only-in-hands': 'error',
    },
  },
  ...touchBlocks,
  // The one place that reads JSON, and the one walk that is faster and safer without a pause.
  { files: ['packages/contracts/src/parse-json.ts'], rules: { 'selfware/no-json-parse': 'off' } },
  {
    files: ['packages/safety/src/filesystem/walk-components.ts'],
    rules: { 'selfware/no-sync-call': 'off' },
  },
  { files: ['apps/cli/src/main.ts'], rules: { 'selfware/no-process-exit': 'off' } },
  {
    files: [...tests, ...beside],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
];

export default config;
