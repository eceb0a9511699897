import { access, cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { fingerprint, runBoxed, whyNoBox } from '../fixtures/boxed-run.ts';
import { readCorpus, readVectors } from '../fixtures/command-vectors.ts';
import { fillSampleProject } from '../fixtures/sample-project.ts';

let workspace: TemporaryWorkspace;
let sample: string;

beforeAll(async () => {
  workspace = await createTemporaryWorkspace();
  sample = join(workspace.path, 'sample');
  await mkdir(sample);
  const missing = await whyNoBox(sample);
  if (missing !== undefined) throw new Error(missing);
  await fillSampleProject(sample);
});
afterAll(() => workspace.remove());

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** A copy of the sample in a directory of its own. */
async function copySample(name: string): Promise<string> {
  const directory = join(workspace.path, name);
  await cp(sample, directory, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
  return directory;
}

describe('a command with a canary', () => {
  it('does what it is feared for when it runs, and is never allowed', async () => {
    const harmless: string[] = [];
    const allowed: string[] = [];
    const vectors = (await readVectors()).filter(({ canary }) => canary !== undefined);
    for (const [index, { command, canary = '' }] of vectors.entries()) {
      const directory = await copySample(`attack-${index}`);
      const { output } = await runBoxed(command, directory);
      const isGone = canary.startsWith('gone:');
      const isThere = await exists(join(directory, canary.replace('gone:', '')));
      if (isThere === isGone) harmless.push(`${command.slice(0, 80)}: ${output.slice(0, 200)}`);
      const { decision } = judgeCommand(command, { workspace: directory, cwd: directory });
      if (decision === 'allow') allowed.push(command.slice(0, 80));
    }
    expect(allowed).toEqual([]);
    expect(harmless).toEqual([]);
  }, 120_000);
});

describe('an everyday command that is allowed', () => {
  it('changes nothing, leaves nothing running and ends', async () => {
    const directory = await copySample('controls');
    const before = await fingerprint(directory);
    const wrong: string[] = [];
    let count = 0;
    for (const command of await readCorpus('looks')) {
      const verdict = judgeCommand(command, { workspace: directory, cwd: directory });
      if (verdict.decision !== 'allow') continue;
      count += 1;
      const { code } = await runBoxed(command, directory, verdict.requires ?? {});
      if (code === -1) wrong.push(`does not end: ${command}`);
      if ((await fingerprint(directory)) === before) continue;
      wrong.push(`changes something: ${command}`);
      break;
    }
    console.info(`${count} allowed commands were executed`);
    expect(wrong).toEqual([]);
  }, 120_000);
});
