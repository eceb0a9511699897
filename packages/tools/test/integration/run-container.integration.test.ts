import { mkdir, readFile, symlink } from 'node:fs/promises';
import type { JsonObject } from '@selfware/contracts';
import { openContainerEngine, type ContainerEngine } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRunContainer } from '../../src/container/run-container.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../workbench.ts';

let engine: ContainerEngine;

beforeAll(async () => {
  engine = await openContainerEngine();
}, 60_000);
afterAll(() => engine[Symbol.asyncDispose]());

const openBench = (options: WorkbenchOptions = {}): Promise<Workbench> =>
  openWorkbench({
    mode: 'default',
    path: `${engine.path}:/usr/bin:/bin`,
    moreTools: (workspace) => [createRunContainer({ engine: 'podman', workspace })],
    ...options,
  });

const container = (command: readonly string[], more: JsonObject = {}): JsonObject => ({
  image: engine.image,
  command,
  ...more,
});

/** The words of every container that is or was there. */
async function containersLeft(): Promise<string> {
  return (await engine.run(['ps', '--all', '--quiet'])).stdout;
}

describe('run_container', () => {
  it('asks nobody for a container that gets nothing but a mount to read', async () => {
    await using bench = await openBench({ files: { 'src/a.txt': 'inside\n' } });
    const outcome = await bench.call(
      'run_container',
      container(['cat', '/src/a.txt'], {
        mounts: [{ path: 'src', at: '/src' }],
      }),
    );
    expect(outcome).toMatchObject({ status: 'done', exitCode: 0 });
    expect(outcome.text).toMatch(/^\[exit code 0 after .*\]\nstdout:\ninside$/u);
    const closed = await bench.call('run_container', container(['cat', '/proc/self/status']));
    expect(closed.text).toMatch(/^CapEff:\s+0+$/mu);
    expect(closed.text).toMatch(/^Uid:\s+65534/mu);
    expect(await containersLeft()).toBe('');
  });

  it('delivers words and variables as they are, and the exit code of the program', async () => {
    await using bench = await openBench();
    const script = 'echo "$1 $A"; pwd; exit 3';
    const outcome = await bench.call(
      'run_container',
      container(['sh', '-c', script, 'sh', '--privileged; $(id)'], {
        environment: { A: '-v /:/x' },
        workdir: '/tmp',
      }),
    );
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 3 });
    expect(outcome.text).toContain('--privileged; $(id) -v /:/x\n/tmp');
  });

  it.each<readonly [string, JsonObject]>([
    ['a network', { network: 'bridge' }],
    ['a mount to write', { mounts: [{ path: 'src', at: '/src', writable: true }] }],
    ['root', { allow: ['root'] }],
    ['an image from elsewhere', { allow: ['pull'] }],
    ['a capability', { capabilities: ['CHOWN'] }],
  ])('asks for %s, and starts nothing without a yes', async (_name, more) => {
    await using bench = await openBench({ files: { 'src/a.txt': '' } });
    expect(await bench.call('run_container', container(['true'], more))).toMatchObject({
      status: 'denied',
      rule: 'nobody-to-ask',
    });
  });

  it('writes into what was opened and approved', async () => {
    await using bench = await openBench({
      approvalPrompt: ({ ruling }) => Promise.resolve({ decision: 'yes', shownHash: ruling.hash }),
    });
    await mkdir(bench.workspace.resolve('out'), { mode: 0o777 });
    const outcome = await bench.call(
      'run_container',
      container(['sh', '-c', 'echo made > /out/new'], {
        mounts: [{ path: 'out', at: '/out', writable: true }],
        allow: ['root'],
      }),
    );
    expect(outcome).toMatchObject({ status: 'done' });
    expect(await readFile(bench.workspace.resolve('out/new'), 'utf8')).toBe('made\n');
  });

  it.each<readonly [string, JsonObject, string]>([
    ['an image that is an option', { image: '--privileged' }, 'image'],
    ['an unknown field', { privileged: true }, 'privileged'],
    ['the network of the machine', { network: 'host' }, 'allow.network'],
    ['a capability that reaches out', { capabilities: ['SYS_ADMIN'] }, 'allow.capabilities'],
    ['a port without a network', { ports: [{ host: 1, container: 1 }] }, 'allow.ports'],
    ['a variable that is an option', { environment: { '--env': 'x' } }, 'environment'],
    ['a place that is none', { mounts: [{ path: 'src', at: 'src' }] }, 'mounts[0].target'],
  ])('refuses %s before anybody is asked', async (_name, more, field) => {
    await using bench = await openBench({ mode: 'yolo' });
    const outcome = await bench.call('run_container', { ...container(['true']), ...more });
    expect(outcome.status).toBe('failed');
    expect(outcome.text).toContain(field);
    expect(outcome.text).toContain('run_container was not run');
  });

  it('starts nothing for secrets, links that lead away and places outside, in no mode', async () => {
    await using bench = await openBench({
      mode: 'yolo',
      files: { 'src/.env': 'A=b', 'safe/a.txt': '', '.env': '' },
    });
    await symlink('/etc', bench.workspace.resolve('out'));
    await symlink('safe', bench.workspace.resolve('link'));
    for (const path of ['src', '.env', '.', 'out', 'link', '../x', '/etc', 'missing']) {
      const mounts = [{ path, at: '/m' }];
      const outcome = await bench.call('run_container', container(['true'], { mounts }));
      expect([path, outcome.status]).toEqual([path, expect.stringMatching(/^(?:failed|denied)$/u)]);
      expect(outcome.exitCode).toBeUndefined();
    }
  });

  it('ends the container with the call, and when its time is over', async () => {
    await using bench = await openBench();
    const sleeping = container(['sleep', '60'], { timeout_seconds: 3 });
    expect(await bench.call('run_container', sleeping)).toMatchObject({ status: 'timed-out' });
    expect(await containersLeft()).toBe('');
  }, 60_000);

  it('runs a closed container outside of the sandbox, and refuses one that opens anything', async () => {
    const sandbox = {
      wrap: (): never => {
        throw new Error('this is not run in the sandbox');
      },
      explain: () => undefined,
    };
    await using bench = await openBench({ mode: 'yolo', hands: { sandbox } });
    expect(await bench.call('run_container', container(['true']))).toMatchObject({
      status: 'done',
    });
    const open = await bench.call('run_container', container(['true'], { allow: ['root'] }));
    expect(open).toMatchObject({ status: 'failed' });
    expect(open.text).toContain('No container was started: expected allow to be left out');
  });

  it('tells a model of itself in less than 1,250 bytes', () => {
    const { name, summary, parameters } = createRunContainer({ engine: 'podman', workspace: '/w' });
    const told = JSON.stringify({ name, description: summary, parameters });
    expect(Buffer.byteLength(told)).toBeLessThan(1_250);
  });
});

describe('hands.runContainer', () => {
  it('runs no container but the one that was approved', async () => {
    await using bench = await openBench();
    const argv = ['podman', 'run', engine.image, 'true'] as const;
    const ruling = await bench.judge.judge({ kind: 'run-program', argv, cwd: '.', timeoutMs: 1 });
    const approved = bench.judge.approve(ruling);
    if (!approved.ok) throw new Error('expected an approval');
    const run = { engine: 'podman', image: engine.image, command: ['id'] } as const;
    const { signal } = new AbortController();
    const ran = await bench.hands.runContainer(approved.value, run, { signal });
    expect(ran).toMatchObject({ ok: false, failure: { field: 'mounts' } });
  });
});
