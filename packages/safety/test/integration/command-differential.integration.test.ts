import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { composeCommands, describedPrograms } from '../arbitraries/composed-commands.ts';
import { campaignSeed } from '../fixtures/campaign-seed.ts';
import { chooseIsolation } from '../fixtures/isolation.ts';
import { findFaults, groupDirectory, type BoxedCommand } from '../fixtures/run-groups.ts';
import { fillSampleProject } from '../fixtures/sample-project.ts';

// Composed commands that the judge allows are executed: none may change a file or run on.
const wanted = Number(process.env['SELFWARE_RUNS'] ?? 300);
const isLong = process.env['SELFWARE_RUNS'] !== undefined;
const seed = campaignSeed();

/** The described programs that are on this machine, and the words that bash itself knows. */
async function installed(): Promise<ReadonlySet<string>> {
  const names = Array.from(describedPrograms.keys());
  const script = 'for name; do command -v -- "$name" >/dev/null && echo "$name"; done; true';
  const { stdout } = await promisify(execFile)('bash', ['-c', script, 'bash', ...names], {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
  });
  return new Set(stdout.split('\n'));
}

function judgeAsBoxed(command: string): readonly BoxedCommand[] {
  const place = { workspace: groupDirectory, cwd: groupDirectory, home: groupDirectory };
  const { decision, requires } = judgeCommand(command, place);
  return decision === 'allow' ? [{ command, ...requires }] : [];
}

async function composeAllowed(): Promise<readonly BoxedCommand[]> {
  // The short form composes the same commands on every machine; what is not installed does nothing.
  const names = isLong ? await installed() : undefined;
  const composed = composeCommands((name) => names?.has(name) ?? true);
  const allowed = new Map<string, BoxedCommand>();
  for (let round = 0; allowed.size < wanted && round < 4 + wanted / 20; round += 1)
    for (const command of fc.sample(composed, { numRuns: 1_000, seed: seed + round }))
      for (const boxed of allowed.has(command) ? [] : judgeAsBoxed(command))
        if (allowed.size < wanted) allowed.set(command, boxed);
  return Array.from(allowed.values());
}

it(`executes ${wanted} composed commands of seed ${seed} that are allowed, and none changes a file or runs on`, async () => {
  await using workspace = await createTemporaryWorkspace();
  const sample = join(workspace.path, 'sample');
  await mkdir(sample);
  await fillSampleProject(sample);
  const commands = await composeAllowed();
  expect(commands.length).toBe(wanted);
  const { isolation, missing } = await chooseIsolation();
  if (isolation === undefined) {
    console.warn(`JUDGED BUT NOT EXECUTED, nothing isolates here:\n${missing.join('\n')}`);
    return;
  }
  const settings = { sample, secondsEach: 3, secondsAlone: 120, together: 30 };
  const faults = await findFaults(isolation, commands, settings);
  console.info(`${commands.length} allowed commands of seed ${seed} in ${isolation.name}`);
  expect(faults).toEqual([]);
}, 7_200_000);
