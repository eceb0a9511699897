import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { processesWith } from '../support/processes.ts';
import { createStage, type Stage } from '../support/selfware.ts';
import { startAtTerminal } from '../support/terminal.ts';

// A number that no other process of the machine sleeps for.
const nap = (): string =>
  `31${String(process.pid)}${String(Math.floor(performance.now()) % 1_000)}`;

async function stageOf(seconds: string): Promise<Stage> {
  const command = `setsid sleep ${seconds} & (trap '' TERM; sleep ${seconds}; true)`;
  const call = { name: 'run_command', arguments: { command, timeout_seconds: 300 } };
  const stage = await createStage([{ toolCalls: [call] }, { text: 'done' }]);
  // Outside of a sandbox, whose end would be theirs.
  await writeFile(join(stage.workspace, 'off.json'), '{"sandbox":"off"}');
  return stage;
}

const args = ['run', 'wait', '--mode', 'yolo', '--config', 'off.json'];
const sleepers = async (seconds: string): Promise<number> =>
  (await processesWith(`sleep\0${seconds}`)).length;
const asleep = (seconds: string): Promise<void> =>
  eventually(async () => (await sleepers(seconds)) === 2, 15_000);
const awake = (seconds: string): Promise<void> =>
  eventually(async () => (await sleepers(seconds)) === 0, 10_000);

describe('the end of the command', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'by %s leaves no program',
    async (signal) => {
      const seconds = nap();
      await using stage = await stageOf(seconds);
      const running = stage.start(args);
      await asleep(seconds);
      running.child.kill(signal);
      const ended = await running.ended;
      if (signal === 'SIGKILL') await awake(seconds);
      expect(await sleepers(seconds), ended.stderr).toBe(0);
    },
    30_000,
  );

  it('by an uncaught exception leaves no program', async () => {
    const seconds = nap();
    await using stage = await stageOf(seconds);
    const flag = join(stage.workspace, 'throw');
    const script = `setInterval(() => { if (process.getBuiltinModule('fs').existsSync(${JSON.stringify(flag)})) throw new Error('planted'); }, 20).unref()`;
    const environment = {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
    };
    const running = stage.start(args, { environment });
    await asleep(seconds);
    await writeFile(flag, '');
    const ended = await running.ended;
    expect(ended.exitCode).not.toBe(0);
    expect(ended.stderr).toContain('planted');
    await awake(seconds);
  }, 30_000);

  it('by a terminal that is closed leaves no program', async () => {
    const seconds = nap();
    await using stage = await stageOf(seconds);
    const { environment, workspace: cwd } = stage;
    const terminal = startAtTerminal(args, { cwd, environment });
    await asleep(seconds);
    terminal.hangUp();
    await terminal.exitCode;
    await awake(seconds);
  }, 30_000);

  it('together with its guard is made good by the next start, which says so', async () => {
    const seconds = nap();
    await using stage = await stageOf(seconds);
    const running = stage.start(args);
    await asleep(seconds);
    const guards = await processesWith(`selfware-guard\0h${String(running.child.pid)}-`);
    expect(guards).toHaveLength(1);
    for (const pid of guards) process.kill(pid, 'SIGKILL');
    running.child.kill('SIGKILL');
    await running.ended;
    expect(await sleepers(seconds)).toBe(2);
    const next = await stage.run(['run', 'anything', '--mode', 'plan']);
    expect(next.exitCode, next.stderr).toBe(0);
    expect(next.stderr).toMatch(
      /programs were left of a run that was killed, and ended now: .*sleep/u,
    );
    expect(await sleepers(seconds)).toBe(0);
  }, 30_000);
});
