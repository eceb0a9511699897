import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { listPackages } from '../workspace/list-packages.ts';
import { runNx } from '../workspace/run-nx.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { closingLine, sumReports } from './sum-reports.ts';

// `pnpm test [PROJECT...]`: every suite through Nx, and one plain line with the sum of all of them.
const wanted = process.argv.slice(2);
const suites = [
  ...listPackages().map(({ folder, directory }) => ({
    folder,
    report: join(directory, 'reports/tests.json'),
  })),
  { folder: 'development', report: join(workspaceRoot, 'tools/reports/tests.json') },
  { folder: 'development', report: join(workspaceRoot, 'tools/reports/integration-tests.json') },
  { folder: 'fuzz', report: join(workspaceRoot, 'fuzz/reports/tests.json') },
].filter(({ folder }) => wanted.length === 0 || wanted.includes(folder));

// Nx brings a report back from its cache; one that is missing afterwards is a suite that did not run.
for (const { report } of suites) rmSync(report, { force: true });

const run = await runNx(['test', 'integration'], {
  ...(wanted.length === 0 ? {} : { projects: wanted }),
  onTask: ({ project, target, cached, output }) => {
    if (target === 'test' || target === 'integration') {
      console.log(`\n${project}:${target}${cached ? ' (from cache)' : ''}\n${output}`);
    }
  },
});
if (!run.succeeded)
  console.log(
    `\nFailed or not run: ${run.failed.join(', ')}\n${run.tasks.length === 0 ? run.output : ''}`,
  );

const sum = sumReports(suites.map(({ report }) => report));
for (const failure of sum.failures)
  console.log(`FAILED ${failure.replaceAll(`${workspaceRoot}/`, '')}`);
console.log(`\n${closingLine(sum)}`);
process.exitCode = run.succeeded && sum.failed === 0 ? 0 : 1;
