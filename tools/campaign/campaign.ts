import { join } from 'node:path';
import { runCommand } from '../workspace/run-command.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { campaigns, type Campaign } from './campaigns.ts';

// `pnpm campaign NAME...`: the long forms. Without a name it lists them.
const wanted = process.argv.slice(2);
const unknown = wanted.filter((word) => campaigns.every(({ name }) => name !== word));
if (wanted.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`there is no campaign called ${unknown.join(', ')}`);
  for (const { name, shows } of campaigns) console.log(`${name.padEnd(11)} ${shows}`);
  process.exitCode = unknown.length > 0 ? 2 : 0;
}
if (unknown.length === 0) {
  for (const campaign of campaigns.filter(({ name }) => wanted.includes(name))) {
    if (!(await runCampaign(campaign))) process.exitCode = 1;
  }
}

async function runCampaign({ name, steps }: Campaign): Promise<boolean> {
  const startedAt = performance.now();
  let passed = true;
  for (const { command, cwd, environment = {} } of steps) {
    const variables = Object.entries(environment).map(([key, value]) => `${key}=${value}`);
    console.log(`\n$ ${[...variables, ...command].join(' ')}   (in ${cwd})`);
    const result = await runCommand(command, {
      cwd: join(workspaceRoot, cwd),
      environment: { ...environment, NO_COLOR: '1' },
      onLine: (line) => {
        console.log(line);
      },
    });
    passed &&= result.exitCode === 0;
  }
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  console.log(`\ncampaign ${name}: ${passed ? 'passed' : 'FAILED'} in ${minutes} minutes`);
  return passed;
}
