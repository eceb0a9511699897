import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTemporaryWorkspace, eventually, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSupervisor,
  identify,
  type ServiceSpecification,
  type Supervisor,
} from '../../src/index.ts';

const environment = { PATH: '/usr/bin:/bin' };
let workspace: TemporaryWorkspace;
let supervisor: Supervisor;

beforeEach(async () => {
  workspace = await createTemporaryWorkspace();
  supervisor = createSupervisor({ environment });
});

afterEach(async () => {
  await supervisor.close();
  await workspace.remove();
});

const shell = (command: string): ServiceSpecification['program'] => ({
  argv: ['/bin/sh', '-c', command],
  cwd: '/',
});
const node = (script: string): ServiceSpecification['program'] => ({
  argv: [process.execPath, '-e', script],
  cwd: '/',
});

const listen = (port: number, host = '127.0.0.1'): string =>
  `require('node:http').createServer((q, s) => { s.statusCode = q.url === '/bad' ? 500 : 200; s.end('ok'); }).listen(${port}, '${host}', () => console.log('listening'));`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function countWith(text: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.startsWith('sleep\0') && line.includes(text)).length;
}

describe.runIf(process.platform === 'linux')('a supervisor', () => {
  it.each(['log', 'tcp', 'tcp of version 6', 'http', 'command'] as const)(
    'waits until a server is ready, by %s, and frees its port when it is stopped',
    async (how) => {
      const port = await freePort();
      const probes = {
        log: { kind: 'log', pattern: /listening/u },
        tcp: { kind: 'tcp', port },
        'tcp of version 6': { kind: 'tcp', port },
        http: { kind: 'http', url: `http://127.0.0.1:${port}/` },
        command: {
          kind: 'command',
          program: node(
            `require('node:net').connect(${port}, '127.0.0.1').once('error', () => process.exit(1)).once('connect', () => process.exit(0))`,
          ),
        },
      } as const;
      const script = listen(port, how === 'tcp of version 6' ? '::1' : '127.0.0.1');
      const status = await supervisor.start({
        id: 'web',
        program: node(script),
        readiness: { probe: probes[how], timeoutMs: 20_000, intervalMs: 50 },
      });
      expect(status).toMatchObject({ state: 'ready', restarts: 0 });
      const pid = status.pid ?? 0;
      expect(await identify(pid)).toBeDefined();
      expect(await supervisor.stop('web')).toMatchObject({ state: 'stopped' });
      expect(await identify(pid)).toBeUndefined();
      const server = createServer();
      await new Promise<void>(
        (resolve, reject) => void server.once('error', reject).listen(port, '127.0.0.1', resolve),
      );
      server.close();
    },
    30_000,
  );

  it('restarts a server at its port twenty times in a row', async () => {
    const port = await freePort();
    // Quick to start, and slow to go: it holds the port for a while after SIGTERM.
    const script = `${listen(port)} process.on('SIGTERM', () => setTimeout(() => process.exit(0), 20));`;
    const probe = { kind: 'tcp', port } as const;
    await supervisor.start({
      id: 'web',
      program: node(script),
      readiness: { probe, timeoutMs: 20_000, intervalMs: 10 },
    });
    const pids = new Set<number>();
    for (let round = 0; round < 20; round += 1) {
      const status = await supervisor.restart('web');
      expect(status.state).toBe('ready');
      pids.add(status.pid ?? 0);
    }
    expect(pids.size).toBe(20);
  }, 60_000);

  it('ends with a service everything that it started, also what ignores SIGTERM or left its session', async () => {
    const seconds = `91.${parseInt(randomUUID().slice(0, 8), 16)}`;
    const sleep = `sleep ${seconds}`;
    const program = shell(`trap '' TERM; ${sleep} & setsid ${sleep} & echo up; ${sleep}`);
    const readiness = { probe: { kind: 'log', pattern: /^up$/u }, timeoutMs: 10_000 } as const;
    await supervisor.start({ id: 'stubborn', program, readiness, graceMs: 200 });
    await eventually(async () => (await countWith(seconds)) === 3);
    expect((await supervisor.stop('stubborn')).state).toBe('stopped');
    expect(await countWith(seconds)).toBe(0);
  }, 20_000);

  it('ends the new one when it is stopped after it was started again by itself', async () => {
    const restart = { when: 'always', backoff: { baseMs: 1, capMs: 1 } } as const;
    const flag = workspace.resolve('was-here');
    const program = shell(
      `[ -e ${flag} ] && { echo second; exec sleep 60; }; touch ${flag}; exit 3`,
    );
    const readiness = { probe: { kind: 'log', pattern: /second/u }, timeoutMs: 10_000 } as const;
    const status = await supervisor.start({ id: 'twice', program, restart, readiness });
    expect(status).toMatchObject({ state: 'ready', restarts: 1 });
    await supervisor.stop('twice');
    expect(await identify(status.pid ?? 0)).toBeUndefined();
  });

  it('gives up on a crash loop, says why, and stops everything else for one that is essential', async () => {
    await supervisor.start({ id: 'beside', program: shell('sleep 60') });
    const restart = {
      when: 'always',
      intensity: { most: 3, withinMs: 60_000 },
      backoff: { baseMs: 1, capMs: 1 },
    } as const;
    const readiness = { probe: { kind: 'log', pattern: /never/u }, timeoutMs: 10_000 } as const;
    const status = await supervisor.start({
      id: 'loop',
      program: shell('echo "could not é" >&2; exit 4'),
      restart,
      readiness,
      essential: true,
    });
    expect(status).toMatchObject({
      state: 'failed',
      reason: 'it ended with 4; it was started too often',
    });
    const { lines } = await supervisor.logs('loop');
    expect(lines).toEqual(
      Array.from({ length: 4 }, () => ({ stream: 'stderr', text: 'could not é', isCut: false })),
    );
    await eventually(() =>
      supervisor.list().every(({ state }) => state === 'stopped' || state === 'failed'),
    );
  });

  it('ends a service that takes too much memory', async () => {
    const program = node(
      'const kept = []; setInterval(() => kept.push(Buffer.alloc(20_000_000, 1)), 20)',
    );
    await supervisor.start({ id: 'glutton', program, maxMemoryBytes: 300_000_000 });
    await eventually(() => supervisor.list()[0]?.state === 'crashed', 20_000);
    expect(supervisor.list()[0]?.reason).toMatch(
      /^it took \d+ bytes of memory, 300000000 at most$/u,
    );
  }, 30_000);

  it('starts several in order, and stops those before when one is not ready', async () => {
    const program = shell('sleep 60');
    const broken = {
      id: 'third',
      program: shell('exit 1'),
      readiness: { probe: { kind: 'log', pattern: /x/u }, timeoutMs: 5_000 },
    } as const;
    const statuses = await supervisor.startAll([
      { id: 'first', program },
      { id: 'second', program },
      broken,
      { id: 'fourth', program },
    ]);
    expect(statuses.map(({ state }) => state)).toEqual(['ready', 'ready', 'crashed']);
    expect(supervisor.list().map(({ id, state }) => `${id} ${state}`)).toEqual([
      'first stopped',
      'second stopped',
      'third crashed',
    ]);
  });

  it('refuses what it could not keep, and knows nobody who was never started', async () => {
    const program = shell('true');
    const wrong: readonly Partial<ServiceSpecification>[] = [
      { id: '../x' },
      { graceMs: 0 },
      { timeToLiveMs: 5_000 },
      { ownership: 'detached' },
      { ownership: 'detached', timeToLiveMs: 5_000, restart: { when: 'always' } },
      { liveness: { probe: { kind: 'tcp', port: 70_000 }, intervalMs: 1 } },
      { readiness: { probe: { kind: 'http', url: 'file:///etc' }, timeoutMs: 1 } },
    ];
    for (const each of wrong)
      await expect(supervisor.start({ id: 'x', program, ...each })).rejects.toMatchObject({
        code: 'process-supervisor/invalid-service',
      });
    for (const act of [supervisor.stop('x'), supervisor.restart('x'), supervisor.logs('x')])
      await expect(act).rejects.toMatchObject({ code: 'process-supervisor/unknown-service' });
    expect(
      await supervisor.start({ id: 'y', program: { argv: ['/no/such'], cwd: '/' } }),
    ).toMatchObject({ state: 'failed' });
  });

  it('writes down a detached service, which the next supervisor has in its list and can stop', async () => {
    const seconds = `92.${parseInt(randomUUID().slice(0, 8), 16)}`;
    const directory = workspace.resolve('services');
    const first = createSupervisor({ environment, directory });
    const program = shell(`echo begun; sleep ${seconds}`);
    const started = await first.start({
      id: 'long',
      program,
      ownership: 'detached',
      timeToLiveMs: 3_600_000,
    });
    expect(started).toMatchObject({ state: 'ready', ownership: 'detached', isAdopted: false });
    await expect(createSupervisor({ environment, directory }).recover()).rejects.toMatchObject({
      code: 'persistence/locked',
    });
    await first.close();
    await eventually(async () => (await countWith(seconds)) === 1);
    const second = createSupervisor({ environment, directory });
    expect(await second.recover()).toEqual({ ended: [], adopted: ['long'] });
    expect(second.list()).toEqual([{ ...started, isAdopted: true }]);
    await expect(second.start({ id: 'long', program })).rejects.toMatchObject({
      code: 'process-supervisor/service-runs',
    });
    await eventually(async () => (await second.logs('long')).lines[0]?.text === 'begun');
    expect((await second.stop('long')).state).toBe('stopped');
    expect(await countWith(seconds)).toBe(0);
    await second.close();
    const third = createSupervisor({ environment, directory });
    expect(await third.recover()).toEqual({ ended: [], adopted: [] });
    await third.close();
  }, 20_000);

  it.each([
    ['end', { ended: ['kept'], adopted: [] }, 0],
    ['adopt', { ended: [], adopted: ['kept'] }, 1],
  ] as const)(
    'finds a service of a session whose host and guard were killed, and may %s it',
    async (survivors, expected, left) => {
      const seconds = `95.${parseInt(randomUUID().slice(0, 8), 16)}`;
      const directory = workspace.resolve('services');
      const fixture = fileURLToPath(new URL('service-host.fixture.ts', import.meta.url));
      const args = ['-C', '@selfware/source', fixture, directory, `sleep ${seconds}; true`];
      const host = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
      await eventually(async () => (await countWith(seconds)) === 1, 15_000);
      await eventually(async () =>
        (await readdir(directory)).some((name) => name.endsWith('.store')),
      );
      await killWithGuard(host);
      expect(await countWith(seconds)).toBe(1);
      const next = createSupervisor({ environment, directory, survivors });
      expect(await next.recover()).toEqual(expected);
      expect(await countWith(seconds)).toBe(left);
      if (left > 0) expect((await next.stop('kept')).state).toBe('stopped');
      expect(await countWith(seconds)).toBe(0);
      await next.close();
    },
    30_000,
  );

  it('ends a detached service when its time is over, though nobody is there', async () => {
    const seconds = `93.${parseInt(randomUUID().slice(0, 8), 16)}`;
    const first = createSupervisor({ environment, directory: workspace.resolve('services') });
    await first.start({
      id: 'short',
      program: shell(`sleep ${seconds}`),
      ownership: 'detached',
      timeToLiveMs: 1_000,
    });
    await first.close();
    await eventually(async () => (await countWith(seconds)) === 1);
    await eventually(async () => (await countWith(seconds)) === 0, 10_000);
  }, 20_000);

  it('signals nobody whose pid is written down and who is another process', async () => {
    const directory = workspace.resolve('services');
    const first = createSupervisor({ environment, directory });
    const { pid = 0 } = await first.start({
      id: 'long',
      program: shell('exec sleep 60'),
      ownership: 'detached',
      timeToLiveMs: 60_000,
    });
    await first.close();
    // As if the machine had given the pid to somebody else since: the mark in the record is not the process's.
    const [name = ''] = (await readdir(directory)).filter((each) => each.endsWith('.store'));
    await rewriteStore(`${directory}/${name}`, directory);
    const second = createSupervisor({ environment, directory });
    expect(await second.recover()).toEqual({ ended: [], adopted: [] });
    expect(await identify(pid)).toBeDefined();
    await second.close();
    process.kill(pid, 'SIGKILL');
  }, 20_000);
});

/** Kills a host and, before, the guard that would clean up after it. */
async function killWithGuard(host: ChildProcess): Promise<void> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  for (const pid of pids) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(`selfware-guard\0h${host.pid}-`)) process.kill(Number(pid), 'SIGKILL');
  }
  host.kill('SIGKILL');
  await once(host, 'exit');
}

/** Writes the newest generation again with another mark, as a store writes it. */
async function rewriteStore(path: string, directory: string): Promise<void> {
  const { createStore } = await import('@selfware/persistence');
  const text = await readFile(path, 'utf8');
  const value = JSON.parse(text.slice(text.indexOf('\n', text.indexOf('\n') + 1) + 1)) as {
    readonly services: readonly { readonly identity: object }[];
  };
  const store = createStore({
    directory,
    name: 'services',
    version: 1,
    schema: {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: (each: unknown) => ({ value: each as typeof value }),
      },
    },
    sensitivity: { kind: 'none', because: 'a test' },
  });
  await store.load();
  await store.save({
    services: value.services.map((each) => ({
      ...each,
      identity: { ...each.identity, marker: randomUUID() },
    })),
  });
  await store[Symbol.asyncDispose]();
}
