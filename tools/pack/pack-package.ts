import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findPnpm } from '../workspace/find-pnpm.ts';
import { runOrThrow } from '../workspace/run-command.ts';

// Packs the package in the folder named by the first argument into reports/package.tgz, as it would be published.
const directory = resolve(process.argv[2] ?? '.');
const reports = join(directory, 'reports');
const parts = join(reports, 'packing');
rmSync(parts, { recursive: true, force: true });
mkdirSync(parts, { recursive: true });
await runOrThrow([await findPnpm(), 'pack', '--out', join(parts, 'package.tgz')], {
  cwd: directory,
});
renameSync(join(parts, 'package.tgz'), join(reports, 'package.tgz'));
rmSync(parts, { recursive: true });
