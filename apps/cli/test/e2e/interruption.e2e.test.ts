import { eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { processesWith } from '../support/processes.ts';
import { createStage, jsonLines, ofType } from '../support/selfware.ts';

// A number that no other process of the machine sleeps for.
const nap = (): string =>
  `30${String(process.pid)}${String(Math.floor(performance.now()) % 1_000)}`;

const sleeping = (seconds: string) => ({
  name: 'run_command',
  arguments: { command: `sleep ${seconds} & (sleep ${seconds}; true)`, timeout_seconds: 300 },
});

describe('an interrupted run', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'leaves no process after %s, keeps its journal and ends with %i',
    async (signal, code) => {
      const seconds = nap();
      await using stage = await createStage([{ text: 'I wait.', toolCalls: [sleeping(seconds)] }]);
      const running = stage.start(['run', 'wait', '--mode', 'yolo', '--json']);
      await eventually(async () => (await processesWith(`sleep\0${seconds}`)).length >= 2, 15_000);
      running.child.kill(signal);
      const ended = await running.ended;
      expect(ended.exitCode, ended.stderr).toBe(code);
      expect(await processesWith(`sleep\0${seconds}`)).toEqual([]);
      expect(jsonLines(ended.stdout).at(-1)).toMatchObject({
        type: 'run-end',
        outcome: 'cancelled',
      });
      const [listed] = jsonLines((await stage.run(['sessions', 'list', '--json'])).stdout);
      expect(listed).toMatchObject({ state: 'cancelled', task: 'wait' });
    },
  );

  it('goes on after kill -9 without repeating a call that was completed', async () => {
    const seconds = nap();
    await using stage = await createStage([
      {
        toolCalls: [
          { id: 'one', name: 'run_command', arguments: { command: 'echo once >> log.txt' } },
        ],
      },
      {
        toolCalls: [
          {
            id: 'two',
            name: 'run_command',
            arguments: { command: `echo twice >> log.txt; sleep ${seconds}`, timeout_seconds: 300 },
          },
        ],
      },
      { text: 'I see what happened.' },
    ]);
    const running = stage.start(['run', 'do two things', '--mode', 'yolo']);
    await eventually(async () => (await processesWith(`sleep\0${seconds}`)).length >= 1, 15_000);
    running.child.kill('SIGKILL');
    expect((await running.ended).signal).toBe('SIGKILL');
    // Whoever was running is ended by the guard that outlives the command.
    await eventually(async () => (await processesWith(`sleep\0${seconds}`)).length === 0, 10_000);
    const [listed] = jsonLines((await stage.run(['sessions', 'list', '--json'])).stdout);
    expect(listed).toMatchObject({ state: 'interrupted' });

    const resumed = await stage.run(['resume', '--mode', 'yolo', '--json']);
    expect(resumed.exitCode, resumed.stderr).toBe(0);
    const lines = jsonLines(resumed.stdout);
    expect(lines[0]).toMatchObject({ type: 'run-start', resumed: true });
    expect(ofType(lines, 'tool-call-start')).toEqual([]);
    expect(await stage.files.read('work/log.txt')).toBe('once\ntwice\n');
    const body = stage.server.requests.at(-1)?.rawBody ?? '';
    expect(body).toContain('echo once');
    expect(body.toLowerCase()).toContain('unknown');
    stage.server.assertConsumed();
  });
});
