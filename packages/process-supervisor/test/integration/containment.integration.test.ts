import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runProgram, type ContainmentWish } from '../../src/index.ts';
import { openCgroups } from '../../src/containment/cgroup.ts';
import { openPidNamespaces } from '../../src/containment/pid-namespace.ts';

const environment = { PATH: '/usr/bin:/bin' };
const shell = (command: string): Parameters<typeof runProgram>[0] => ({
  argv: ['/bin/sh', '-c', command],
  cwd: '/',
  environment,
});

const probe = await openCgroups(randomUUID());
await probe?.close();
const available: readonly ContainmentWish[] = [
  ...((await openPidNamespaces()) === undefined ? [] : (['pid-namespace'] as const)),
  ...(probe === undefined ? [] : (['cgroup'] as const)),
];

async function countSleepers(seconds: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes('sleep\0') && line.includes(seconds)).length;
}

describe.runIf(available.length > 0).each(available)('a program held by a %s', (containment) => {
  const timeoutMs = 20_000;

  it('runs as without it: code, streams, input, directory and environment', async () => {
    const program = { ...shell('cat; pwd; echo $PATH; echo no >&2; exit 7'), input: 'in\n' };
    const outcome = await runProgram(program, { timeoutMs, containment });
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 7, containment, notices: [] });
    expect(outcome.stdout.text()).toBe('in\n/\n/usr/bin:/bin\n');
    expect(outcome.stderr.text()).toBe('no\n');
  });

  it.each([
    ['is not there', ['no-such-program'], 'no such program'],
    ['may not be run', ['/etc/passwd'], 'not executable'],
    ['has a NUL', ['/bin/true', 'a\0b'], 'NUL'],
  ])('says why it did not start when it %s', async (_, argv, expected) => {
    const [name = '', ...args] = argv;
    const program = { argv: [name, ...args] as const, cwd: '/', environment };
    const outcome = await runProgram(program, { timeoutMs, containment });
    expect(outcome.status).toBe('failed-to-start');
    expect(outcome.notices.join()).toContain(expected);
  });

  it('cannot leave a daemon behind that left session, parents and environment', async () => {
    const seconds = `81.${parseInt(randomUUID().slice(0, 8), 16)}`;
    const daemon = `env -i setsid /bin/sh -c 'env -i setsid /bin/sleep ${seconds} > /dev/null 2>&1 < /dev/null &' ; exit 0`;
    const outcome = await runProgram(shell(daemon), { timeoutMs, containment });
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 0 });
    expect(await countSleepers(seconds)).toBe(0);
  });

  it('gets SIGTERM and its grace', async () => {
    const command = `trap 'echo bye; exit 3' TERM; sleep 30 & wait`;
    const outcome = await runProgram(shell(command), { timeoutMs: 300, containment });
    expect(outcome.status).toBe('timed-out');
    expect(outcome.stdout.text()).toBe('bye\n');
    expect(outcome.durationMs).toBeLessThan(1_800);
  });
});

describe.runIf(probe !== undefined)('a cgroup', () => {
  it('is removed with all that a program made inside, once nobody is there', async () => {
    const cgroups = await openCgroups(randomUUID());
    const directory = cgroups?.cgroup ?? '';
    const enclosure = await cgroups?.enclose();
    expect(await readdir(directory)).toContain('run-1');
    await mkdir(`${directory}/run-1/inner/deeper`, { recursive: true });
    await enclosure?.close();
    expect(await readdir(directory)).not.toContain('run-1');
    await cgroups?.close();
    await expect(readdir(directory)).rejects.toThrow('ENOENT');
  });
});

describe('what was wished for', () => {
  it('is the strongest that there is', async () => {
    const outcome = await runProgram(shell('true'), {
      timeoutMs: 20_000,
      containment: 'strongest',
    });
    const expected = available[0] ?? (process.platform === 'linux' ? 'guard' : 'group-only');
    expect(outcome).toMatchObject({ status: 'exited', containment: expected, notices: [] });
  });
});
