import { chmod } from 'node:fs/promises';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/index.ts';

let workspace: TemporaryWorkspace;

beforeEach(async () => {
  workspace = await createTemporaryWorkspace();
});

afterEach(() => workspace.remove());

const environment = { PATH: '/usr/bin:/bin' };

function shell(command: string): Parameters<typeof runProgram>[0] {
  return { argv: ['/bin/sh', '-c', command], cwd: workspace.path, environment };
}

describe('runProgram', () => {
  it('reports the exit code, both streams and where it ran', async () => {
    const outcome = await runProgram(shell('pwd; echo problem >&2; exit 7'), { timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 7, survivors: 0, notices: [] });
    expect(outcome.stdout.text()).toBe(`${workspace.path}\n`);
    expect(outcome.stderr.text()).toBe('problem\n');
  });

  it('reports the signal that ended a program', async () => {
    const outcome = await runProgram(shell('kill -9 $$'), { timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ status: 'signalled', signal: 'SIGKILL' });
    expect(outcome).not.toHaveProperty('exitCode');
  });

  it('gives the program its environment and a mark, and nothing of the parent', async () => {
    const outcome = await runProgram(
      { argv: ['/usr/bin/env'], cwd: '/', environment: { ONLY: 'this' } },
      { timeoutMs: 5_000 },
    );
    const names = outcome.stdout
      .text()
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names.sort()).toEqual(['ONLY', 'SELFWARE_RUN_MARKER']);
  });

  it('keeps the mark of an outer run', async () => {
    const outcome = await runProgram(
      { argv: ['/usr/bin/env'], cwd: '/', environment: { SELFWARE_RUN_MARKER: 'outer' } },
      { timeoutMs: 5_000 },
    );
    expect(outcome.stdout.text()).toMatch(
      /^SELFWARE_RUN_MARKER=outer\.h\d+-\d+-\d+-[-0-9a-f]{36}\.[-0-9a-f]{36}$/m,
    );
  });

  it('gives the input and then its end, and an empty input when there is none', async () => {
    const input = 'é'.repeat(100_000);
    const given = await runProgram({ ...shell('wc -c'), input }, { timeoutMs: 5_000 });
    expect(given.stdout.text().trim()).toBe('200000');
    const absent = await runProgram(shell('wc -c'), { timeoutMs: 5_000 });
    expect(absent.stdout.text().trim()).toBe('0');
  });

  it('does not mind a program that reads none of its input', async () => {
    const input = new Uint8Array(5_000_000);
    const outcome = await runProgram({ ...shell('exit 0'), input }, { timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ status: 'exited', exitCode: 0 });
  });

  it('hands over further descriptors', async () => {
    const outcome = await runProgram(
      { ...shell('cat <&4'), descriptors: [{ fd: 4, source: Buffer.from('through four') }] },
      { timeoutMs: 5_000 },
    );
    expect(outcome.stdout.text()).toBe('through four');
  });

  it('passes an open handle on as a descriptor', async () => {
    await workspace.write('note', 'from a file');
    const { open } = await import('node:fs/promises');
    await using file = await open(workspace.resolve('note'));
    const outcome = await runProgram(
      { ...shell('cat <&3'), descriptors: [{ fd: 3, source: { handle: file.fd } }] },
      { timeoutMs: 5_000 },
    );
    expect(outcome.stdout.text()).toBe('from a file');
  });

  it.each([
    ['a program that does not exist', { argv: ['no-such-program'] }, 'no such program'],
    [
      'a directory that does not exist',
      { cwd: '/no/such/directory' },
      'expected a working directory',
    ],
    ['a file as the directory', { cwd: '/etc/passwd' }, 'expected a working directory'],
    ['a NUL in an argument', { argv: ['echo', 'a\0b'] }, 'NUL'],
    [
      'arguments beyond the limit of the system',
      { argv: ['echo', 'x'.repeat(3_000_000)] },
      'longer',
    ],
  ] as const)('says why %s fails to start', async (_, change, reason) => {
    const program = { ...shell('true'), ...change };
    const outcome = await runProgram(program, { timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ status: 'failed-to-start', survivors: 0 });
    expect(outcome.notices.join()).toContain(reason);
    expect(outcome.stdout.totalBytes).toBe(0);
  });

  it('says why a file that is not executable fails to start', async () => {
    await workspace.write('script', '#!/bin/sh\n');
    await chmod(workspace.resolve('script'), 0o644);
    const program = { ...shell(''), argv: [workspace.resolve('script')] as const };
    const outcome = await runProgram(program, { timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ status: 'failed-to-start' });
    expect(outcome.notices.join()).toContain('not executable');
  });

  it('starts nothing when it is cancelled already', async () => {
    const outcome = await runProgram(shell('touch ran'), {
      timeoutMs: 5_000,
      signal: AbortSignal.abort(),
    });
    expect(outcome.status).toBe('cancelled');
    await expect(workspace.read('ran')).rejects.toThrow('ENOENT');
  });

  it('ends a program that says nothing for the idle time', async () => {
    const outcome = await runProgram(shell('echo one; sleep 30'), {
      timeoutMs: 20_000,
      idleTimeoutMs: 150,
    });
    expect(outcome).toMatchObject({ status: 'timed-out' });
    expect(outcome.notices).toEqual(['ended after 150 ms without output']);
    expect(outcome.stdout.text()).toBe('one\n');
  });

  it('ends a program that writes more than it may', async () => {
    const outcome = await runProgram(shell('yes'), { timeoutMs: 20_000, killAfterBytes: 100_000 });
    expect(outcome.status).toBe('output-limit');
    expect(outcome.stdout.totalBytes).toBeGreaterThan(100_000);
  });

  it('keeps what was written before the timeout', async () => {
    const outcome = await runProgram(shell('echo early; sleep 30'), { timeoutMs: 200 });
    expect(outcome.stdout.text()).toBe('early\n');
    expect(outcome.notices).toEqual(['ended after its time limit of 200 ms']);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])(
    'refuses a time limit of %s ms, which no timer keeps',
    async (timeoutMs) => {
      await expect(runProgram(shell('true'), { timeoutMs })).rejects.toMatchObject({
        code: 'process-supervisor/invalid-bound',
      });
    },
  );

  it('publishes one start and one end of each program', async () => {
    const seen: string[] = [];
    const listen = (_: unknown, name: string | symbol): void => void seen.push(String(name));
    const names = ['program-start', 'program-end'].map(
      (name) => `selfware:process-supervisor:${name}`,
    );
    for (const name of names) subscribe(name, listen);
    await runProgram(shell('true'), { timeoutMs: 5_000 });
    for (const name of names) unsubscribe(name, listen);
    expect(seen).toEqual(names);
  });
});
