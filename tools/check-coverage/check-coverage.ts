import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { judgeCoverage, type CoverageTotals } from './judge-coverage.ts';

// Fails when the package in the working directory is covered less by its tests than its gate asks.
const directory = resolve('.');
const summary = JSON.parse(
  readFileSync(join(directory, 'coverage', 'coverage-summary.json'), 'utf8'),
) as { readonly total: CoverageTotals };
const { line, failures } = judgeCoverage(basename(directory), summary.total);
console.log(line);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
