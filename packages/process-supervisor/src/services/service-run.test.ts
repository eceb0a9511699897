import { failed, ok } from '@selfware/contracts';
import { createFakeClock, type FakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import type { ProgramExit } from '../spawn/start-program.ts';
import type { ServiceLine } from './log/service-log.ts';
import type { Instance, ServicePorts } from './service-ports.ts';
import { ServiceRun } from './service-run.ts';
import type { ServiceSpecification } from './service-specification.ts';

/** A program that does what the test says. */
interface Puppet {
  readonly exit: (how: Partial<ProgramExit>) => void;
  readonly say: (text: string) => void;
  memory: number;
  ended: number;
}

interface Stage {
  readonly clock: FakeClock;
  readonly run: ServiceRun;
  readonly puppets: Puppet[];
  readonly failed: string[];
  /** What the next questions of a `command` probe are answered. */
  readonly answers: boolean[];
}

const program = { argv: ['service'], cwd: '/' } as const;
const probe = { kind: 'command', program } as const;

function stage(
  service: Partial<ServiceSpecification>,
  { random = 1, starts = true }: { readonly random?: number; readonly starts?: boolean } = {},
): Stage {
  const clock = createFakeClock();
  const puppets: Puppet[] = [];
  const failures: string[] = [];
  const answers: boolean[] = [];
  const ports: ServicePorts = {
    clock,
    random: () => random,
    onFailed: ({ id }) => void failures.push(id),
    run: () => Promise.resolve(outcome(answers.shift() ?? true)),
    startInstance: (_, onLine) =>
      Promise.resolve(starts ? ok(makePuppet(puppets, onLine)) : failed('no such program')),
  };
  const run = new ServiceRun({ id: 'web', program, ...service }, ports);
  return { clock, run, puppets, failed: failures, answers };
}

function outcome(isYes: boolean): Awaited<ReturnType<ServicePorts['run']>> {
  const empty = {
    ...{ head: new Uint8Array(), tail: new Uint8Array(), totalBytes: 0, totalLines: 0 },
    text: () => '',
  };
  return {
    ...{ status: 'exited', exitCode: isYes ? 0 : 1, stdout: empty, stderr: empty, durationMs: 0 },
    ...{ survivors: 0, outputIncomplete: false, containment: 'guard', notices: [] },
  } as const;
}

function makePuppet(puppets: Puppet[], onLine: (line: ServiceLine) => void): Instance {
  const { promise, resolve } = Promise.withResolvers<ProgramExit>();
  const puppet: Puppet = {
    exit: (how) => resolve({ exitCode: null, signal: null, ...how }),
    say: (text) => onLine({ stream: 'stderr', text, isCut: false }),
    memory: 0,
    ended: 0,
  };
  puppets.push(puppet);
  return {
    pid: 1000 + puppets.length,
    exited: promise,
    memoryBytes: () => Promise.resolve(puppet.memory),
    end: async () => {
      puppet.ended += 1;
      puppet.exit({ signal: 'SIGTERM' });
      await promise;
    },
  };
}

const restart = { when: 'on-failure', backoff: { baseMs: 100, capMs: 1_000 } } as const;

describe('a service', () => {
  it('is ready as soon as it runs where nothing else is asked, and stopped when it was ended', async () => {
    const { run, puppets, clock } = stage({});
    expect(await run.start()).toMatchObject({ state: 'ready', pid: 1001, restarts: 0 });
    expect(await run.stop()).toEqual({
      ...{ id: 'web', state: 'stopped', ownership: 'session', isAdopted: false, restarts: 0 },
    });
    expect(puppets.map(({ ended }) => ended)).toEqual([1]);
    expect(clock.pending()).toBe(0);
  });

  it('is ready when a line of either stream matches', async () => {
    const readiness = { probe: { kind: 'log', pattern: /listening/gu }, timeoutMs: 1_000 } as const;
    const { run, puppets, clock } = stage({ readiness });
    const starting = run.start();
    await clock.advance(10);
    expect(run.status.state).toBe('starting');
    puppets[0]?.say('loading');
    puppets[0]?.say('listening on 80');
    expect((await starting).state).toBe('ready');
    expect(run.logs(10).lines.map(({ text }) => text)).toEqual(['loading', 'listening on 80']);
    await run.stop();
    expect(clock.pending()).toBe(0);
  });

  it('is asked until it answers', async () => {
    const { run, clock, answers } = stage({
      readiness: { probe, timeoutMs: 1_000, intervalMs: 100 },
    });
    answers.push(false, false, true);
    const starting = run.start();
    await clock.advance(150);
    expect(run.status.state).toBe('starting');
    await clock.advance(100);
    expect((await starting).state).toBe('ready');
    await run.stop();
  });

  it('has crashed when it is not ready in its time', async () => {
    const readiness = { probe: { kind: 'log', pattern: /never/u }, timeoutMs: 1_000 } as const;
    const { run, clock, puppets } = stage({ readiness });
    const starting = run.start();
    await clock.advance(1_000);
    expect(await starting).toMatchObject({
      state: 'crashed',
      reason: 'it was not ready within 1000 ms',
    });
    expect(puppets[0]?.ended).toBe(1);
    expect(clock.pending()).toBe(0);
  });

  it('has failed when it does not start at all', async () => {
    const { run, failed: failures } = stage({ restart }, { starts: false });
    expect(await run.start()).toMatchObject({ state: 'failed', reason: 'no such program' });
    expect(failures).toEqual(['web']);
  });

  it.each([
    [undefined, 0, 'stopped'],
    [undefined, 1, 'crashed'],
    [restart, 0, 'stopped'],
  ])('with %j that ended with %i is %s', async (policy, exitCode, state) => {
    const { run, puppets, clock } = stage(policy === undefined ? {} : { restart: policy });
    await run.start();
    puppets[0]?.exit({ exitCode });
    await clock.advance(0);
    expect(run.status).toMatchObject({ state, reason: `it ended with ${exitCode}` });
    expect(run.isLive).toBe(false);
  });

  it('is started again after delays that double, up to the cap, and reaps before each', async () => {
    const { run, puppets, clock } = stage({
      restart: { ...restart, intensity: { most: 9, withinMs: 60_000 } },
    });
    await run.start();
    for (const [index, delayMs] of [100, 200, 400, 800, 1_000].entries()) {
      puppets.at(-1)?.exit({ exitCode: 1 });
      await clock.advance(delayMs - 1);
      expect(run.status).toMatchObject({ state: 'backing-off', restarts: index + 1 });
      expect(run.status).not.toHaveProperty('pid');
      await clock.advance(1);
      expect(run.status.state).toBe('ready');
    }
    expect(puppets.map(({ ended }) => ended)).toEqual([1, 1, 1, 1, 1, 0]);
    await run.stop();
  });

  it('fails for good when it crashes more often than its intensity', async () => {
    const {
      run,
      puppets,
      clock,
      failed: failures,
    } = stage({
      restart: { ...restart, intensity: { most: 2, withinMs: 10_000 } },
    });
    await run.start();
    for (let crash = 0; crash < 3; crash += 1) {
      puppets.at(-1)?.exit({ exitCode: 1 });
      await clock.advance(1_000);
    }
    expect(run.status).toMatchObject({
      state: 'failed',
      reason: 'it ended with 1; it was started too often',
    });
    expect(failures).toEqual(['web']);
    expect(puppets).toHaveLength(3);
    expect(clock.pending()).toBe(0);
    expect((await run.start()).state).toBe('ready');
    expect(run.status.restarts).toBe(0);
    await run.stop();
  });

  it('is forgiven after it was stable', async () => {
    const { run, puppets, clock } = stage({ restart: { ...restart, stableMs: 5_000 } });
    await run.start();
    puppets[0]?.exit({ signal: 'SIGSEGV' });
    await clock.advance(100);
    expect(run.status.restarts).toBe(1);
    await clock.advance(4_999);
    expect(run.status.restarts).toBe(1);
    await clock.advance(1);
    expect(run.status.restarts).toBe(0);
    await run.stop();
    expect(clock.pending()).toBe(0);
  });

  it('is stopped while it waits to be started again, and its timer is gone', async () => {
    const { run, puppets, clock } = stage({ restart });
    await run.start();
    puppets[0]?.exit({ exitCode: 1 });
    await clock.advance(50);
    expect((await run.stop()).state).toBe('stopped');
    expect(clock.pending()).toBe(0);
    expect(puppets).toHaveLength(1);
  });

  it('is unhealthy after failures in a row, and ready again when it answers', async () => {
    const { run, clock, answers } = stage({ liveness: { probe, intervalMs: 1_000, failures: 2 } });
    await run.start();
    answers.push(false, true, false, false, false, true);
    await clock.advance(3_000);
    expect(run.status.state).toBe('ready');
    await clock.advance(1_000);
    expect(run.status).toMatchObject({
      state: 'unhealthy',
      reason: 'it did not answer 2 times in a row',
    });
    await clock.advance(2_000);
    expect(run.status.state).toBe('ready');
    await run.stop();
    expect(clock.pending()).toBe(0);
  });

  it('is alive as long as its heartbeat comes', async () => {
    const { run, clock, puppets } = stage({
      liveness: { probe: { kind: 'log', pattern: /beat/gu }, intervalMs: 1_000, failures: 2 },
    });
    await run.start();
    for (let beats = 0; beats < 5; beats += 1) {
      puppets[0]?.say('beat');
      await clock.advance(1_000);
      expect(run.status.state).toBe('ready');
    }
    puppets[0]?.say('something else');
    await clock.advance(2_000);
    expect(run.status.state).toBe('unhealthy');
    puppets[0]?.say('beat');
    await clock.advance(1_000);
    expect(run.status.state).toBe('ready');
    await run.stop();
    expect(clock.pending()).toBe(0);
  });

  it('is ended and started again when it is unhealthy and may be', async () => {
    const { run, clock, answers, puppets } = stage({
      restart,
      liveness: { probe, intervalMs: 1_000, failures: 1 },
    });
    await run.start();
    answers.push(false);
    await clock.advance(1_100);
    expect(run.status).toMatchObject({ state: 'ready', pid: 1002 });
    expect(puppets[0]?.ended).toBe(1);
    await run.stop();
  });

  it('has crashed when it takes too much memory', async () => {
    const { run, clock, puppets } = stage({ maxMemoryBytes: 1_000 });
    await run.start();
    const [puppet] = puppets;
    if (puppet !== undefined) puppet.memory = 1_001;
    await clock.advance(2_000);
    expect(run.status).toMatchObject({
      state: 'crashed',
      reason: 'it took 1001 bytes of memory, 1000 at most',
    });
    expect(puppet?.ended).toBe(1);
  });

  it('is waited for by everybody who starts it', async () => {
    const { run, puppets, clock } = stage({
      readiness: { probe: { kind: 'log', pattern: /up/u }, timeoutMs: 1_000 },
    });
    const starting = [run.start(), run.start()];
    await clock.advance(1);
    puppets[0]?.say('up');
    expect((await Promise.all(starting)).map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(puppets).toHaveLength(1);
    await run.stop();
  });
});
