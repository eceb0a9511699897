import { execFile } from 'node:child_process';
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
