import { eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { processesWith } from '../support/processes.ts';
import { createStage, type Stage } from '../support/selfware.ts';
import { startAtTerminal, type Terminal } from '../support/terminal.ts';

const open = ({ workspace, environment }: Stage, ...args: string[]): Terminal =>
  startAtTerminal(args, { cwd: workspace, environment });

const touch = (name: string) => ({
  name: 'run_command',
  arguments: { command: `touch ${name}.txt` },
});

describe('selfware run at a terminal', () => {
  it('asks with the whole command and runs it once after a yes', async () => {
    await using stage = await createStage([
      { toolCalls: [touch('a')] },
      { toolCalls: [touch('a')] },
      { text: 'Thanks.' },
    ]);
    const terminal = open(stage, 'run', 'x');
    await terminal.sees('touch a.txt');
    await terminal.sees('Allow?');
    terminal.type('\r');
    await terminal.sees('Allow?');
    terminal.type('y\r');
    // Once means once: the same command is asked about again.
    await terminal.sees('Allow?');
    terminal.type('y\r');
    await terminal.sees('Thanks.');
    expect(await terminal.exitCode).toBe(0);
    expect(await stage.files.read('work/a.txt')).toBe('');
  });

  it('asks no more in this session after s', async () => {
    await using stage = await createStage([
      { toolCalls: [touch('b')] },
      { toolCalls: [touch('b')] },
      { text: 'Thanks.' },
    ]);
    const terminal = open(stage, 'run', 'x');
    await terminal.sees('Allow?');
    terminal.type('s\r');
    await terminal.sees('Thanks.');
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.shown().split('Allow?')).toHaveLength(2);
  });

  it('shows a change as a diff and gives the reason of a no to the model', async () => {
    await using stage = await createStage(
      [
        {
          toolCalls: [
            { name: 'edit_file', arguments: { path: 'a.txt', old_text: 'one', new_text: 'two' } },
          ],
        },
        { text: 'As you wish.' },
      ],
      { 'a.txt': 'one\nrest\n' },
    );
    const terminal = open(stage, 'run', 'x', '--no-color');
    await terminal.sees('-one');
    await terminal.sees('+two');
    await terminal.sees('Allow?');
    terminal.type('n leave the numbers alone\r');
    await terminal.sees('As you wish.');
    expect(await terminal.exitCode).toBe(5);
    expect(stage.server.requests[1]?.rawBody).toContain('leave the numbers alone');
    expect(await stage.files.read('work/a.txt')).toBe('one\nrest\n');
  });

  it('takes Ctrl-C at a question for the end of the run', async () => {
    await using stage = await createStage([{ toolCalls: [touch('c')] }]);
    const terminal = open(stage, 'run', 'x');
    await terminal.sees('Allow?');
    terminal.type('\u0003');
    expect(await terminal.exitCode).toBe(130);
  });
});

describe('selfware chat', () => {
  it('keeps one conversation, with help, undo and a way out', async () => {
    await using stage = await createStage([
      { toolCalls: [{ name: 'write_file', arguments: { path: 'a.txt', content: 'new\n' } }] },
      { text: 'Written.' },
      { text: 'You asked me to write.' },
    ]);
    const terminal = open(stage, 'chat', '--mode', 'accept-edits');
    await terminal.sees('selfware> ');
    terminal.type('/help\r');
    await terminal.sees('!COMMAND');
    await terminal.sees('selfware> ');
    terminal.type('write a file\r');
    await terminal.sees('Written.');
    await terminal.sees('selfware> ');
    terminal.type('/undo\r');
    await terminal.sees('removed a.txt');
    await terminal.sees('selfware> ');
    terminal.type('what did I ask?\r');
    await terminal.sees('You asked me to write.');
    expect(stage.server.requests[2]?.rawBody).toContain('write a file');
    await terminal.sees('selfware> ');
    terminal.type('/exit\r');
    expect(await terminal.exitCode).toBe(0);
    await expect(stage.files.read('work/a.txt')).rejects.toThrow('ENOENT');
  });

  it("runs a command of the user on the user's own terminal, and Ctrl-C ends only that", async () => {
    await using stage = await createStage();
    const terminal = open(stage, 'chat');
    await terminal.sees('selfware> ');
    terminal.type('!test -t 1 && echo on a "ter"minal; exit 3\r');
    await terminal.sees('on a terminal');
    await terminal.sees('(exit code 3)');
    await terminal.sees('selfware> ');
    const seconds = `29${String(process.pid)}`;
    terminal.type(`!echo first; sleep ${seconds}\r`);
    await terminal.sees('first');
    await eventually(async () => (await processesWith(`sleep\0${seconds}`)).length > 0);
    terminal.type('\u0003');
    await terminal.sees('selfware> ');
    expect(await processesWith(`sleep\0${seconds}`)).toEqual([]);
    terminal.type('\u0004');
    expect(await terminal.exitCode).toBe(0);
  });

  it('hands the terminal to a command of the user, keyboard and Ctrl-C, and takes it back as it was', async () => {
    await using stage = await createStage();
    const terminal = open(stage, 'chat');
    await terminal.sees('selfware> ');
    terminal.type('!read word; echo "got"=$word\r');
    await terminal.sees('word');
    await eventually(async () => (await processesWith('read word; echo')).length > 0);
    terminal.type('typed\r');
    await terminal.sees('got=typed');
    await terminal.sees('selfware> ');
    // Many, and quickly: selfware itself would leave at the second.
    terminal.type(
      `!trap 'echo cau"ght"' INT; echo rea"dy"; until [ "$x" = stop ]; do read x; done; echo "e"nd\r`,
    );
    await terminal.sees('ready');
    for (let times = 0; times < 3; times += 1) {
      terminal.type('\u0003');
      await terminal.sees('caught');
    }
    terminal.type('stop\r');
    await terminal.sees('end');
    await terminal.sees('selfware> ');
    terminal.type('!stty raw -echo; kill -9 $$\r');
    await terminal.sees('(signalled)');
    await terminal.sees('selfware> ');
    terminal.type('!stty -a | grep -o " icanon\\| echo " | tr -d "\\n"; echo .\r');
    await terminal.sees('icanon echo .');
    await terminal.sees('selfware> ');
    terminal.type('/exit\r');
    expect(await terminal.exitCode).toBe(0);
  }, 40_000);

  it('ends what a command of the user left, when it has ended', async () => {
    await using stage = await createStage();
    const terminal = open(stage, 'chat');
    await terminal.sees('selfware> ');
    const seconds = `28${String(process.pid)}`;
    terminal.type(`!sleep ${seconds} & setsid sleep ${seconds} & sleep 0.2; echo "d"one\r`);
    await terminal.sees('done');
    await terminal.sees('selfware> ');
    expect(await processesWith(`sleep\0${seconds}`)).toEqual([]);
    terminal.type('\u0004');
    expect(await terminal.exitCode).toBe(0);
  }, 40_000);

  it('stops a run at the first Ctrl-C and leaves at two', async () => {
    await using stage = await createStage([
      { text: 'I begin', fault: { kind: 'stall', afterChunks: 2 } },
    ]);
    const terminal = open(stage, 'chat');
    await terminal.sees('selfware> ');
    terminal.type('go on for ever\r');
    await terminal.sees('I begin');
    terminal.type('\u0003');
    await terminal.sees('interrupted');
    await terminal.sees('selfware> ');
    terminal.type('\u0003');
    terminal.type('\u0003');
    expect(await terminal.exitCode).toBe(130);
  });
});
