import { readdir, readFile, writeFile } from 'node:fs/promises';
import { eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createInnerStage } from '../test/support/run-in-process.ts';
import { jsonLines } from '../test/support/selfware.ts';

const write = { name: 'write_file', arguments: { path: 'a.txt', content: 'new\n' } };

describe('runCommandLine', () => {
  it('answers --version and --help when it runs from sources', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['run', '--help']);
    expect(await ended).toBe(0);
    expect(host.out()).toContain('selfware run: work on one task');
    expect(await stage.here(['--version']).ended).toBe(0);
  });

  it('tells errors as text, or as a line of JSON', async () => {
    await using stage = await createInnerStage();
    const plain = stage.here(['rnu']);
    expect(await plain.ended).toBe(2);
    expect(plain.host.err()).toContain('did you mean');
    const json = stage.here(['run', '--json']);
    expect(await json.ended).toBe(2);
    expect(jsonLines(json.host.err())[0]).toMatchObject({ type: 'error' });
  });

  it('runs a task, lists the session and undoes the changes', async () => {
    await using stage = await createInnerStage([{ toolCalls: [write] }, { text: 'Written.' }]);
    const run = stage.here(['run', 'write', '--mode', 'accept-edits', '--stats']);
    expect(await run.ended, run.host.err()).toBe(0);
    expect(run.host.out()).toBe('Written.\n');
    expect(run.host.err()).toContain('requests: 2');
    const list = stage.here(['sessions', 'list', '-v']);
    expect(await list.ended).toBe(0);
    expect(list.host.out()).toContain(stage.workspace);
    const undo = stage.here(['undo']);
    expect(await undo.ended).toBe(0);
    expect(undo.host.out()).toBe('✓ removed a.txt\n');
  });

  it('tells of a damaged list of sessions', async () => {
    await using stage = await createInnerStage([{ text: 'ok' }]);
    expect(await stage.here(['run', 'x']).ended).toBe(0);
    const names = await readdir(stage.files.path, { recursive: true });
    const index = names.find((name) => name.endsWith('index.journal')) ?? '';
    const path = stage.files.resolve(index);
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0, bytes.length / 2, bytes.length / 2 + 20));
    const list = stage.here(['sessions', 'list']);
    expect(await list.ended).toBe(0);
    expect(list.host.err()).toContain('what was stored is damaged');
  });

  it('prints events, counts and sessions as JSON', async () => {
    await using stage = await createInnerStage([{ text: 'ok' }]);
    const run = stage.here(['run', 'x', '--json', '--stats']);
    expect(await run.ended).toBe(0);
    expect(jsonLines(run.host.out()).at(-1)).toMatchObject({ type: 'run-end' });
    expect(jsonLines(run.host.err())[0]).toMatchObject({ type: 'stats' });
    const list = stage.here(['sessions', 'list', '--json']);
    await list.ended;
    expect(jsonLines(list.host.out())[0]).toMatchObject({ task: 'x', state: 'done' });
    const undo = stage.here(['undo', '--json']);
    expect(await undo.ended).toBe(0);
  });

  it('asks the person at a terminal', async () => {
    await using stage = await createInnerStage([{ toolCalls: [write] }, { text: 'Fine.' }]);
    const { host, ended } = stage.here(['run', 'write'], { terminal: true });
    await eventually(() => host.err().includes('Allow?'));
    host.type('y\n');
    expect(await ended, host.err()).toBe(0);
    expect(await stage.files.read('work/a.txt')).toBe('new\n');
  });

  it('ends an interrupted run with 130, and resumes it', async () => {
    await using stage = await createInnerStage([
      { text: 'I begin', fault: { kind: 'stall', afterChunks: 2 } },
      { text: 'And end.' },
    ]);
    const run = stage.here(['run', 'x']);
    await eventually(() => run.host.out().includes('I'));
    run.host.interrupt();
    expect(await run.ended).toBe(130);
    const resumed = stage.here(['resume', '-p', 'go on']);
    expect(await resumed.ended, resumed.host.err()).toBe(0);
    expect(resumed.host.out()).toBe('And end.\n');
  });

  it('says what is missing when there is nothing to resume', async () => {
    await using stage = await createInnerStage();
    const none = stage.here(['resume']);
    expect(await none.ended).toBe(2);
    expect(none.host.err()).toContain('expected a session');
    expect(await stage.here(['resume', 'nosuch']).ended).toBe(2);
  });

  it('resumes a session in its own directory only', async () => {
    await using stage = await createInnerStage([{ text: 'Done.' }]);
    expect(await stage.here(['run', 'x']).ended).toBe(0);
    const list = stage.here(['sessions', 'list']);
    await list.ended;
    const [id = ''] = list.host.out().split(' ');
    const elsewhere = stage.here(['resume', id, '-C', '..']);
    expect(await elsewhere.ended).toBe(2);
    expect(elsewhere.host.err()).toContain(`selfware resume ${id} -C `);
    expect(stage.server.requests).toHaveLength(1);
  });

  it.each<[string, readonly string[], string]>([
    ['no task', ['run'], 'expected a task'],
    ['two tasks', ['run', 'a', '-p', 'b'], 'expected the task once'],
    ['an empty task', ['run', ' '], 'got an empty text'],
    ['a directory that is not there', ['run', 'x', '-C', 'nowhere'], 'expected a directory'],
  ])('ends with 2 for %s', async (_title, args, message) => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(args);
    expect(await ended).toBe(2);
    expect(host.err()).toContain(message);
  });

  it('reads the task from standard input, up to a bound', async () => {
    await using stage = await createInnerStage([{ text: 'ok' }]);
    const run = stage.here(['run', '-p', '-']);
    run.host.type('from the pipe');
    run.host.endInput();
    expect(await run.ended).toBe(0);
    const long = stage.here(['run', '-p', '-']);
    long.host.type('x'.repeat(1_100_000));
    long.host.endInput();
    expect(await long.ended).toBe(2);
  });

  it('says where a model may be when none is configured', async () => {
    await using stage = await createInnerStage();
    const both = stage.here(['run', 'x'], {
      environment: { SELFWARE_ENDPOINT: '', SELFWARE_MODEL: '' },
    });
    expect(await both.ended).toBe(2);
    expect(both.host.err()).toContain('expected an endpoint and a model');
    const model = stage.here(['run', 'x'], { environment: { SELFWARE_MODEL: '' } });
    expect(await model.ended).toBe(2);
    expect(model.host.err()).toContain('--model NAME');
  });

  it('explains settings, judges commands, examines the machine, prints completions', async () => {
    await using stage = await createInnerStage();
    const environment = { SELFWARE_API_KEY: 'canary-key' };
    const explain = stage.here(['config', 'explain'], { environment });
    expect(await explain.ended).toBe(0);
    expect(explain.host.out()).toMatch(/apiKey .*"\(hidden\)" {2}\(SELFWARE_API_KEY\)/u);
    expect(await stage.here(['config', 'explain', '--json']).ended).toBe(0);
    expect(await stage.here(['check', 'command', 'git status']).ended).toBe(0);
    expect(await stage.here(['check', 'command', 'rm -rf /', '--json']).ended).toBe(5);
    expect(await stage.here(['check', 'command', 'npm install x']).ended).toBe(6);
    const doctor = stage.here(['doctor']);
    expect(await doctor.ended, doctor.host.out()).toBe(0);
    expect(doctor.host.out()).toMatch(/ok {4}endpoint/u);
    const gone = stage.here(['doctor', '--json', '--endpoint', 'http://127.0.0.1:9']);
    expect(await gone.ended).toBe(1);
    const completion = stage.here(['completion', 'fish']);
    expect(await completion.ended).toBe(0);
    expect(completion.host.out()).toContain('complete -c selfware');
  });

  it('plays the demo', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['demo', '--stats']);
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toContain('4 run, 4 passed, 0 failed');
    expect(host.err()).toMatch(/requests: [4-9]/u);
  });

  it('stops the demo at Ctrl-C', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['demo', '--json']);
    await eventually(() => host.out().includes('tool-call-end'), 15_000);
    host.interrupt();
    expect(await ended).toBe(130);
    expect(host.out()).not.toContain('demo-end');
  });
});

describe('selfware chat', () => {
  it('talks, runs commands of the user, undoes, helps and leaves', async () => {
    await using stage = await createInnerStage([
      { toolCalls: [write] },
      { text: 'Written.' },
      { text: 'Yes.' },
    ]);
    const environment = { SELFWARE_API_KEY: 'canary-key', MINE: 'mine' };
    const { host, ended } = stage.here(['chat', '--mode', 'accept-edits', '--stats'], {
      environment,
    });
    host.type(
      '\n/help\n/hlep\n/xyzzy\n!echo "$MINE-$SELFWARE_API_KEY"; exit 3\nwrite\n/undo\n/undo\nstill there?\n/exit\n',
    );
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toBe('mine-\nWritten.\nYes.\n');
    for (const told of [
      '!COMMAND',
      'did you mean /help?',
      '/help lists them',
      '(exit code 3)',
      'removed a.txt',
      'nothing to undo',
    ])
      expect(host.err()).toContain(told);
    expect(stage.server.requests[2]?.rawBody).toContain('took back your changes to: a.txt');
  });

  it('goes on after a line that failed, and ends with the input', async () => {
    await using stage = await createInnerStage([{ text: 'Back again.' }]);
    const { host, ended } = stage.here(['chat', '--json']);
    host.type('!echo mine\nhello\n');
    host.endInput();
    expect(await ended).toBe(0);
    expect(host.err()).toContain('mine\n');
    expect(jsonLines(host.out()).at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' });
  });

  it('asks the person, and leaves at the second Ctrl-C', async () => {
    await using stage = await createInnerStage([
      { text: 'I begin', fault: { kind: 'stall', afterChunks: 2 } },
    ]);
    const { host, ended } = stage.here(['chat'], { terminal: true });
    host.type('go on\r');
    await eventually(() => host.out().includes('I'));
    host.interrupt();
    host.interrupt();
    expect(await ended).toBe(130);
  });
});
