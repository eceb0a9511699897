import { chmod } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { enterNamespacesScript } from '../../src/sandbox/scripts/enter-namespaces.data.ts';
import { runProgram } from '../fixtures/run-program.ts';
import { findSandboxCases } from '../fixtures/sandbox-levels.ts';

const [canUnshare] = await findSandboxCases(['namespaces']);

const unshare = ['--user', '--map-root-user', '--mount', '--pid', '--net', '--ipc', '--uts'];
const namespaces = [...unshare, '--cgroup', '--fork', '--propagation', 'private'];

/** Enters with a directory covered and one read-only, by a `mount` that edits its list by an expression of `sed` first. */
async function enterWith(expression: string): Promise<{ exitCode?: number; said: string }> {
  await using place = await createTemporaryWorkspace({
    'bin/mount': `#!/bin/sh\nif [ -e /sys/list ]; then sed -i '${expression}' /sys/list; fi\nexec /usr/bin/mount "$@"\n`,
    'covered/key': 'of somebody',
    'kept/config': '',
  });
  await chmod(place.resolve('bin/mount'), 0o755);
  const [covered, kept] = [place.resolve('covered'), place.resolve('kept')];
  const words = ['--tmpfs', covered, '--ro-bind', kept, kept, '--chdir', '/'];
  const script = ['sh', '-c', enterNamespacesScript, 'sh', '1000000', ...words, '--'];
  const program = ['/bin/sh', '-c', `cat ${covered}/key; echo x >${kept}/made && echo written`];
  const environment = { PATH: `${place.resolve('bin')}:/usr/sbin:/usr/bin:/sbin:/bin` };
  const { exitCode, stdout, stderr } = await runProgram(
    { argv: ['unshare', ...namespaces, ...script, ...program], cwd: '/', environment },
    { timeoutMs: 20_000 },
  );
  return { ...(exitCode === undefined ? {} : { exitCode }), said: stdout.text() + stderr.text() };
}

describe.runIf(canUnshare !== undefined)('the way into the namespaces', () => {
  it('covers what it is told to cover and keeps the rest from being written', async () => {
    const { said } = await enterWith('');
    expect(said).toMatch(/key: No such file/u);
    expect(said).toMatch(/Read-only file system/u);
    expect(said).not.toMatch(/of somebody|written/u);
  });

  it.each([
    ['is not covered', '/covered tmpfs/d', /expected \S+covered to be covered/u],
    ['is not bound', '/kept none bind/d', /expected \S+kept to be covered/u],
    ['can be written', 's/ tmpfs ro,mode=755/ tmpfs mode=755/', /expected \S+ to be read-only/u],
    ['is bound from what can be written', 's/remount,bind,ro/remount,bind/', /to be read-only/u],
    ['cannot be mounted', 's/ tmpfs ro,/ nonsense ro,/', /cannot build the root/u],
  ])('stops before the program where a place %s', async (_, expression, said) => {
    const entered = await enterWith(expression);
    expect(entered.exitCode).toBe(125);
    expect(entered.said).toMatch(said);
    expect(entered.said).not.toMatch(/of somebody|written/u);
  });
});
