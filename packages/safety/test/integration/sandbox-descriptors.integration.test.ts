import { execFile } from 'node:child_process';
import { constants, copyFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { expect, it } from 'vitest';

const sandbox = new URL('../../src/sandbox.ts', import.meta.url).href;
const runner = new URL('../fixtures/run-program.ts', import.meta.url).href;

const script = `
  import { createSandbox } from '${sandbox}';
  import { runProgram as run } from '${runner}';
  const [workspace] = process.argv.slice(1);
  const made = await createSandbox({ run, workspace, selfTest: 'skip' });
  const argv = ['/bin/sh', '-c', 'echo x >/proc/self/fd/200/made && echo escaped; ls /proc/self/fd'];
  const outcome = await run(made.wrap({ argv, cwd: workspace }), { timeoutMs: 20_000 });
  console.log(outcome.stdout.text());
`;

it('is tried by a Node that lies in a private directory', async () => {
  await using place = await createTemporaryWorkspace({ 'work/x': '' });
  const node = place.resolve('node');
  await copyFile(process.execPath, node, constants.COPYFILE_FICLONE);
  const tried = `
    import { createSandbox } from '${sandbox}';
    import { runProgram as run } from '${runner}';
    const made = await createSandbox({ run, workspace: process.argv[1] });
    console.log(made.level, made.probes.filter(({ outcome }) => outcome === 'held').length);
  `;
  const words = ['--conditions=@selfware/source', '--input-type=module', '-e', tried];
  const { stdout } = await promisify(execFile)(node, [...words, place.resolve('work')]);
  expect(stdout).toMatch(/^(?:bubblewrap|namespaces) (?:[3-9]\d)$/mu);
});

it('leaves no descriptor open that whoever started this process left to it', async () => {
  await using place = await createTemporaryWorkspace({ 'work/x': '', 'outside/x': '' });
  const node = [process.execPath, '--conditions=@selfware/source', '--input-type=module', '-e'];
  const { stdout } = await promisify(execFile)('/bin/bash', [
    ...['-c', 'exec 200<"$1"; shift; exec "$@"', 'bash', place.resolve('outside')],
    ...[...node, script, place.resolve('work')],
  ]);
  expect(stdout).not.toContain('escaped');
  expect(
    stdout
      .trim()
      .split('\n')
      .map(Number)
      .filter((fd) => fd > 3),
  ).toEqual([]);
});
