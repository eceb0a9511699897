import type { ProgramSpecification } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../workbench.ts';

describe('run_command', () => {
  it('runs in the workspace and tells exit code and both streams', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('run_command', { command: 'pwd; echo problem >&2; exit 3' });
    expect(outcome).toMatchObject({ status: 'failed', exitCode: 3 });
    expect(outcome.text).toMatch(
      new RegExp(
        `^\\[exit code 3 after \\d+\\.\\d s\\]\nstdout:\n${bench.workspace.path}\nstderr:\nproblem$`,
      ),
    );
    expect(outcome.summary).toMatch(/^ran pwd; echo problem >&2; exit 3: exit code 3 after/);
  });

  it('lets a sandbox look again what is to be protected before each program, and tells what it explains', async () => {
    const steps: string[] = [];
    const sandbox = {
      refresh: async () => void steps.push('refresh'),
      wrap: (specification: ProgramSpecification) => {
        steps.push('wrap');
        return specification;
      },
      explain: () => 'it may have failed for the sandbox',
    };
    await using bench = await openWorkbench({ hands: { sandbox } });
    for (const command of ['true', 'exit 3']) {
      const { text } = await bench.call('run_command', { command });
      expect(text).toContain('it may have failed for the sandbox');
    }
    expect(steps).toEqual(['refresh', 'wrap', 'refresh', 'wrap']);
  });

  it('is done when the command succeeds', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('run_command', { command: 'true' });
    expect(outcome).toMatchObject({ status: 'done', exitCode: 0, clipped: false });
  });

  it('asks nobody: no input, no pager, no prompt', async () => {
    await using bench = await openWorkbench();
    const command = 'cat; echo $CI $GIT_TERMINAL_PROMPT $PAGER $GIT_PAGER';
    expect((await bench.call('run_command', { command })).text).toContain('stdout:\n1 0 cat cat');
  });

  it('waits for no editor and no pager', async () => {
    await using bench = await openWorkbench();
    const named = '-c user.name=a -c user.email=b@c.d';
    const command = `git init -q x; cd x; git ${named} commit -q --allow-empty -m one; git ${named} commit -q --amend --allow-empty; git log -p; $EDITOR y || echo no editor`;
    const { text } = await bench.call('run_command', { command });
    expect(text).toMatch(/one\nno editor$/u);
  });

  it('keeps both ends of a long output, with totals', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('run_command', {
      command: 'echo first; seq 100000; echo last',
    });
    expect(outcome).toMatchObject({ status: 'done', clipped: true, totalBytes: 588_906 });
    expect(Buffer.byteLength(outcome.text)).toBeLessThanOrEqual(16_384);
    expect(outcome.text).toMatch(
      /stdout \(100002 lines, 588906 bytes\):\nfirst\n1\n[^]*\n100000\nlast$/,
    );
  });

  it('ends a command after its time, with everything it started', async () => {
    await using bench = await openWorkbench();
    const args = { command: 'echo early; sleep 30 & wait', timeout_seconds: 0.2 };
    const outcome = await bench.call('run_command', args);
    expect(outcome.status).toBe('timed-out');
    expect(outcome.text).toContain('[ended after its time limit of 200 ms]\nstdout:\nearly');
  });

  it('clamps a time limit that is too large, and says so', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('run_command', { command: 'true', timeout_seconds: 9_999 });
    expect(outcome.text).toContain('[the time limit is 600 seconds at most]');
    const git = await bench.call('run_command', { command: 'git --version', timeout_seconds: 61 });
    expect(git.text).toContain('[the time limit of git commands is 60 seconds at most]');
    const kept = await bench.call('run_command', { command: 'git --version', timeout_seconds: 60 });
    expect(kept.text).not.toContain('time limit');
  });

  it('tells of what the command left running', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('run_command', { command: 'sleep 30 & echo left' });
    expect(outcome.text).toContain('[1 processes that it left running were ended]');
    expect(outcome.text).toContain('[output may be missing]');
  });

  it('is cancelled with the call', async () => {
    await using bench = await openWorkbench();
    const abort = new AbortController();
    const outcome = bench.call('run_command', { command: 'sleep 30' }, abort.signal);
    setImmediate(() => abort.abort());
    expect(await outcome).toMatchObject({ status: 'cancelled' });
  });

  it('names the signal that ended a command', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('run_command', { command: 'kill -9 $$' });
    expect(outcome.text).toContain('[ended by SIGKILL after');
  });
});
