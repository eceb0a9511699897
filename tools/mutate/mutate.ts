import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listPackages } from '../workspace/list-packages.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { mutationScore, type MutationReport } from './mutation-score.ts';

// `pnpm mutate PACKAGE [--files src/rules/x.ts,src/rules/y.ts]`: changes the code in many small ways and
// tells how many of the changes a test notices. Without --files the whole package is mutated, which takes long.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string' } },
});
const found = listPackages().find(({ folder }) => folder === positionals[0]);
if (found === undefined)
  throw new Error(`expected the folder of a package, got "${positionals[0] ?? ''}"`);
const { folder, directory } = found;
const reports = join(directory, 'reports/mutation');
mkdirSync(reports, { recursive: true });
writeFileSync(join(reports, 'vitest.config.ts'), vitestConfig());
writeFileSync(join(reports, 'stryker.json'), JSON.stringify(strykerConfig(), null, 2));

const { status } = spawnSync(
  join(workspaceRoot, 'node_modules/.bin/stryker'),
  ['run', 'reports/mutation/stryker.json'],
  { cwd: directory, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
if (status === 0) {
  const text = readFileSync(join(reports, 'mutation.json'), 'utf8');
  console.log(mutationScore(folder, JSON.parse(text) as MutationReport));
}

function strykerConfig(): object {
  return {
    testRunner: 'vitest',
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    vitest: { configFile: 'reports/mutation/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    mutate: values.files?.split(',') ?? [
      'src/**/*.ts',
      '!src/**/*.test.ts',
      '!src/**/*.test-d.ts',
      '!src/**/*.data.ts',
    ],
    ignorePatterns: ['dist', 'coverage', 'fuzz', 'bench', 'test/integration', 'api-report'],
    reporters: ['clear-text', 'json'],
    clearTextReporter: { reportTests: false, allowColor: false, logTests: false },
    jsonReporter: { fileName: 'reports/mutation/mutation.json' },
    tempDirName: '.stryker-tmp',
    disableTypeChecks: false,
    timeoutMS: 3_000,
    allowEmpty: false,
  };
}

// The sandbox lies deeper than the package, so the shared configuration is named by its whole path.
function vitestConfig(): string {
  const preset = JSON.stringify(join(workspaceRoot, 'tools/test/vitest-preset.ts'));
  return `import { mergeConfig } from 'vitest/config';
import { vitestPreset } from ${preset};

const root = new URL('../..', import.meta.url).pathname;
export default mergeConfig(vitestPreset('${folder}'), {
  root,
  test: { exclude: ['test/integration/**', '**/node_modules/**'], reporters: [] },
});
`;
}
