import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runNx } from '../workspace/run-nx.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';

// `pnpm start [ARGUMENTS]`: builds the command, then runs it; without arguments it runs the demo.
const build = await runNx(['build'], { projects: ['cli'] });
if (build.succeeded) {
  const args = process.argv.length > 2 ? process.argv.slice(2) : ['demo'];
  const bin = join(workspaceRoot, 'apps/cli/dist/bin.js');
  process.exitCode = spawnSync(process.execPath, [bin, ...args], { stdio: 'inherit' }).status ?? 1;
} else {
  console.error(build.output);
  process.exitCode = 1;
}
