import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { readCorpus, readVectors } from '../fixtures/command-vectors.ts';
import { chooseIsolation, type ChosenIsolation } from '../fixtures/isolation.ts';
import { findFaults, groupDirectory, runGroups } from '../fixtures/run-groups.ts';
import { fillSampleProject } from '../fixtures/sample-project.ts';

let workspace: TemporaryWorkspace;
let sample: string;
let chosen: ChosenIsolation;

// Where commands are executed, which is also where they are judged.
const place = { workspace: groupDirectory, cwd: groupDirectory, home: groupDirectory };

beforeAll(async () => {
  workspace = await createTemporaryWorkspace();
  sample = join(workspace.path, 'sample');
  await mkdir(sample);
  await fillSampleProject(sample);
  chosen = await chooseIsolation();
});
afterAll(() => workspace.remove());

function tellThatNothingRan(what: string): void {
  console.warn(
    `JUDGED BUT NOT EXECUTED, nothing isolates here: ${what}\n${chosen.missing.join('\n')}`,
  );
}

/** Of the vectors, those whose canary shows that they did nothing, each with what it printed. */
async function findIdle(
  vectors: readonly { readonly command: string; readonly canary: string }[],
): Promise<readonly string[]> {
  const { isolation } = chosen;
  if (isolation === undefined) throw new Error('expected an isolation');
  const groups = vectors.map(({ command }) => [{ command }]);
  const outcomes = await runGroups(isolation, groups, { sample, secondsEach: 5 });
  return vectors.flatMap(({ command, canary }, index) => {
    const { state = '', output = 'its box ended' } = outcomes[index] ?? {};
    const isThere = state.includes(`\n./${canary.replace('gone:', '')} `);
    const fired = state !== '' && isThere !== canary.startsWith('gone:');
    return fired ? [] : [`${command.slice(0, 80)}: ${output.slice(0, 200)}`];
  });
}

describe('a command with a canary', () => {
  it('does what it is feared for when it runs, and is never allowed', async () => {
    const vectors = (await readVectors()).flatMap(({ command, canary }) =>
      canary === undefined ? [] : [{ command, canary }],
    );
    const allowed = vectors.filter(
      ({ command }) => judgeCommand(command, place).decision === 'allow',
    );
    expect(allowed).toEqual([]);
    expect(vectors.length).toBeGreaterThan(90);
    if (chosen.isolation === undefined) {
      tellThatNothingRan(`${vectors.length} attacks`);
      return;
    }
    const idle = await findIdle(vectors);
    // A machine need not have every program that can be attacked.
    const absent = idle.filter((text) => /(?:command )?not found\b/u.test(text));
    if (absent.length > 0) console.warn(`NOT EXECUTED, not installed:\n${absent.join('\n')}`);
    console.info(`${vectors.length - idle.length} attacks in ${chosen.isolation.name}`);
    expect(idle.filter((text) => !absent.includes(text))).toEqual([]);
    expect(absent.length).toBeLessThan(vectors.length / 4);
  }, 120_000);
});

describe('an everyday command that is allowed', () => {
  it('changes nothing and ends', async () => {
    const commands = (await readCorpus('looks')).flatMap((command) => {
      const { decision, requires } = judgeCommand(command, place);
      return decision === 'allow' ? [{ command, ...requires }] : [];
    });
    expect(commands.length).toBeGreaterThan(300);
    if (chosen.isolation === undefined) {
      tellThatNothingRan(`${commands.length} allowed commands`);
      return;
    }
    // npm's own logs are no change: asked something, it still writes them into its cache, which the box keeps apart.
    const settings = { sample, secondsEach: 5, secondsAlone: 30, together: 90 };
    const faults = await findFaults(chosen.isolation, commands, settings);
    console.info(`${commands.length} allowed commands in ${chosen.isolation.name}`);
    expect(faults).toEqual([]);
  }, 120_000);
});
