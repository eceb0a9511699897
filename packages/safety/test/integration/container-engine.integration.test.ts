import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import {
  createTemporaryWorkspace,
  openContainerEngine,
  type ContainerEngine,
  type EngineOutcome,
} from '@selfware/test-kit';
import {
  buildContainerRun,
  judgeContainerCommand,
  parseContainerCommand,
  resolveMounts,
  type ContainerRun,
} from '../../src/container.ts';
import { openRoot } from '../../src/filesystem.ts';
import { makeFifo } from './make-fifo.ts';

let engine: ContainerEngine;

beforeAll(async () => {
  engine = await openContainerEngine();
}, 60_000);
afterAll(() => engine[Symbol.asyncDispose]());

async function runHardened(
  command: readonly string[],
  more: Partial<ContainerRun> = {},
  workspace = '/',
): Promise<EngineOutcome> {
  const root = await openRoot(workspace);
  try {
    const run = { engine: 'podman', image: engine.image, command, ...more } as const;
    const resolved = await resolveMounts(run, root);
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.failure));
    const built = buildContainerRun(resolved.value);
    if (!built.ok) throw new Error(JSON.stringify(built.failure));
    return await engine.run(built.value.slice(1));
  } finally {
    await root.close();
  }
}

describe('a hardened container, seen from inside', () => {
  it('has no capability, no new privileges, a filter, and is not root', async () => {
    const { stdout } = await runHardened(['sh', '-c', 'id -u; cat /proc/self/status']);
    expect(stdout).toMatch(/^65534\n/u);
    for (const set of ['Inh', 'Prm', 'Eff', 'Bnd', 'Amb'])
      expect(stdout).toMatch(new RegExp(`^Cap${set}:\\s+0+$`, 'mu'));
    expect(stdout).toMatch(/^NoNewPrivs:\s+1$/mu);
    expect(stdout).toMatch(/^Seccomp:\s+2$/mu);
  });

  it('writes nothing but its temporary directory, from which nothing runs', async () => {
    const script =
      'touch /x; touch /bin/x; touch /tmp/y && echo kept; cp /bin/true /tmp/t; /tmp/t && echo ran';
    const { stdout, stderr } = await runHardened(['sh', '-c', script]);
    expect(stdout).toBe('kept\n');
    expect(stderr).toContain('/x: Read-only file system');
    expect(stderr).toContain('Permission denied');
  });

  it('has no network', async () => {
    const { stdout } = await runHardened(['ls', '/sys/class/net']);
    expect(stdout).toBe('lo\n');
  });

  it('has limits of files, processes and memory', async () => {
    const script =
      'ulimit -n; cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids/pids.max; cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes';
    const { stdout } = await runHardened(['sh', '-c', script]);
    expect(stdout.split('\n')).toEqual(['1024', '256', '536870912', '']);
  });

  it('delivers words as they are', async () => {
    const words = ['a;b$(c)', '--privileged', 'x "y"', '`id`'];
    const { stdout } = await runHardened(['echo', ...words]);
    expect(stdout).toBe(`${words.join(' ')}\n`);
  });

  it('reads what it mounts and cannot write it, unless that was opened', async () => {
    await using place = await createTemporaryWorkspace({ 'work/data/file': 'content' });
    await mkdir(place.resolve('work/out'), { mode: 0o777 });
    const mounts = [{ source: 'data', target: '/data' }];
    const script = ['sh', '-c', 'cat /data/file; touch /data/new'];
    const read = await runHardened(script, { mounts }, place.resolve('work'));
    expect(read.stdout).toBe('content');
    expect(read.stderr).toContain('Read-only file system');
    const allow = { writableMounts: ['/data'], root: true } as const;
    const written = await runHardened(script, { mounts, allow }, place.resolve('work'));
    expect(written.code).toBe(0);
  });
});

describe('resolveMounts', () => {
  it('refuses what leads out, sockets, pipes and secrets before anything is started', async () => {
    await using place = await createTemporaryWorkspace({ 'work/.env': 'x', 'outside/x': 'x' });
    await symlink('../outside', place.resolve('work/out'));
    await makeFifo(place.resolve('work/pipe'));
    const server = createServer().listen(place.resolve('work/engine.sock'));
    const root = await openRoot(place.resolve('work'));
    const sources = ['out', '../outside', '/etc', 'pipe', 'engine.sock', '.env', 'missing'];
    for (const source of sources) {
      const run = {
        engine: 'podman',
        image: 'x',
        command: [],
        mounts: [{ source, target: '/t' }],
      } as const;
      const resolved = await resolveMounts(run, root);
      expect(resolved.ok ? source : resolved.failure.field).toBe('mounts[0].source');
    }
    await root.close();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the option tables', () => {
  it.each([
    ['run', ['run']],
    ['create', ['create']],
    ['exec', ['exec']],
    ['build', ['build']],
  ])('know every option of `podman %s`, and whether it takes a value', async (_name, command) => {
    const { stdout } = await engine.run([...command, '--help']);
    const wrong: string[] = [];
    for (const [, short, long = '', type] of stdout.matchAll(
      /^\s+(?:-(\w), )?--([\w-]+)(?: ([a-zA-Z]+))? {2,}/gmu,
    )) {
      if (long === 'help') continue;
      const isSwitch = type === undefined;
      for (const option of [`--${long}`, ...(short === undefined ? [] : [`-${short}`])]) {
        const argv = ['podman', ...command, option, ...(isSwitch ? [] : ['value']), 'subject'];
        const read = parseContainerCommand(argv);
        if (read?.unknown.length !== 0 || read.subject !== 'subject') wrong.push(option);
      }
    }
    expect(stdout).toContain('--');
    expect(wrong).toEqual([]);
  });
});

describe('a dangerous option of a real engine', () => {
  it.each([
    ['--privileged'],
    ['--pid=host'],
    ['--network=host'],
    ['--cap-add=SYS_ADMIN'],
    ['--security-opt=seccomp=unconfined'],
    ['--device=/dev/mem'],
    ['--volume=/:/host'],
    ['--userns=host'],
  ])('is denied: %s', (option) => {
    const argv = ['podman', 'run', option, engine.image, 'true'];
    expect(judgeContainerCommand(argv).decision).toBe('deny');
  });
});
