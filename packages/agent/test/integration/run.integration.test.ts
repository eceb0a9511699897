import { access, readFile } from 'node:fs/promises';
import type { MockReply } from '@selfware/llm-client/testing';
import type { ApprovalPrompt } from '@selfware/tools';
import { eventually } from '@selfware/test-kit';
import { afterEach, describe, expect, it } from 'vitest';
import type { AgentEvent } from '../../src/index.ts';
import { callOf, endOf } from '../support/records.ts';
import {
  calling,
  endOfRun,
  messagesOf,
  never,
  openHouse,
  readAll,
  type House,
  type HouseOptions,
} from '../support/house.ts';

const done: MockReply = { text: 'Done.' };
const houses: House[] = [];
async function open(options: HouseOptions): Promise<House> {
  const house = await openHouse(options);
  houses.push(house);
  return house;
}
afterEach(() => Promise.all(houses.splice(0).map((house) => house.close())));

async function run(options: HouseOptions, prompt = 'Do it.') {
  const house = await open(options);
  const events = await readAll(house.agent.run(prompt, { signal: never() }));
  return { house, events, end: endOfRun(events) };
}

const typesOf = (events: readonly AgentEvent[]): string[] => {
  return events.map(({ type }) => type).filter((type) => type !== 'text-delta');
};

describe('createAgent', () => {
  it('reads, edits, runs and is done', async () => {
    const { house, events, end } = await run({
      files: { 'sum.mjs': 'console.log(1 - 2);\n' },
      script: [
        calling('read_file', { path: 'sum.mjs' }),
        calling('edit_file', { path: 'sum.mjs', old_text: '1 - 2', new_text: '1 + 2' }),
        calling('run_command', { command: 'node sum.mjs' }),
        { text: 'It prints 3 now.' },
      ],
    });
    expect(end).toMatchObject({ outcome: 'done', turns: 4, verification: 'not-configured' });
    expect(end.changes).toMatchObject([{ path: 'sum.mjs' }]);
    expect(await house.workspace.read('sum.mjs')).toBe('console.log(1 + 2);\n');
    const results = messagesOf(house.server, 3).filter(({ role }) => role === 'tool');
    expect(results.at(-1)?.content).toContain('3');
    expect(events.filter(({ type }) => type === 'turn-start')).toHaveLength(4);
    house.server.assertConsumed();
  });

  it('tells what happens in this order', async () => {
    const { events } = await run({
      script: [
        { text: 'I write.', ...calling('write_file', { path: 'a.txt', content: 'a' }) },
        done,
      ],
      parts: { verification: { command: 'test -f a.txt', maxAttempts: 1 } },
    });
    expect(typesOf(events)).toEqual([
      'run-start',
      'turn-start',
      'reply-end',
      'tool-call-start',
      'file-change',
      'tool-call-end',
      'turn-end',
      'turn-start',
      'reply-end',
      'verification-start',
      'verification-end',
      'turn-end',
      'run-end',
    ]);
    expect(events[0]).toMatchObject({
      version: 1,
      model: 'mock-model',
      mode: 'yolo',
      resumed: false,
    });
  });

  it('sends a first request of at most 5,000 bytes', async () => {
    const { house } = await run({ script: [done] }, 'Fix the failing test in this repository.');
    expect(Buffer.byteLength(house.server.requests[0]?.rawBody ?? '')).toBeLessThanOrEqual(5_000);
  });

  it('keeps a session going over several prompts', async () => {
    const house = await open({ script: [{ text: 'Hello.' }, { text: 'Again.' }] });
    const [start] = await readAll(house.agent.run('One.', { signal: never() }));
    const session = start?.type === 'run-start' ? start.sessionId : '';
    const [second] = await readAll(house.agent.run('Two.', { signal: never(), session }));
    expect(second).toMatchObject({ type: 'run-start', sessionId: session, resumed: true });
    const said = messagesOf(house.server, 1)
      .slice(1)
      .map(({ content }) => content);
    expect(said).toEqual(['One.', 'Hello.', 'Two.']);
  });

  it('gives steering to the model before the next request', async () => {
    const house = await open({ script: [calling('list_directory', {}), done, done] });
    for await (const event of house.agent.run('Do it.', { signal: never() }))
      if (event.type === 'tool-call-start') house.agent.steer('Use tabs.');
    expect(messagesOf(house.server, 1).at(-1)).toMatchObject({
      role: 'user',
      content: 'Use tabs.',
    });
    expect(house.server.requests).toHaveLength(2);
  });

  it('takes another turn when the user steers during the last reply', async () => {
    const house = await open({ script: [{ text: 'Done.' }, { text: 'Really done.' }] });
    house.agent.steer('First.');
    for await (const event of house.agent.run('Do it.', { signal: never() }))
      if (event.type === 'turn-start' && event.turn === 1) house.agent.steer('Second.');
    const requests = house.server.requests.length;
    expect(
      messagesOf(house.server, requests - 1).some(({ content }) => content === 'Second.'),
    ).toBe(true);
  });

  it('refuses a second run while one is under way', async () => {
    const house = await open({ script: [done] });
    const first = house.agent.run('One.', { signal: never() })[Symbol.asyncIterator]();
    await first.next();
    const second = readAll(house.agent.run('Two.', { signal: never() }));
    await expect(second).rejects.toMatchObject({ code: 'agent/run-in-progress' });
    await first.return?.();
  });

  it('rejects when the session is not there', async () => {
    const house = await open({ script: [] });
    const events = readAll(house.agent.resume('20261123T020911042-9f3a61c0', { signal: never() }));
    await expect(events).rejects.toMatchObject({ code: 'agent/session-not-found' });
  });

  it('rejects a session whose records contradict each other, and leaves it unlocked', async () => {
    const house = await open({ script: [] });
    const session = await house.sessions.create({ workspace: '/w', model: 'm', task: 't' });
    await session.append(endOf(callOf('1')));
    await session.close();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const events = readAll(house.agent.resume(session.id, { signal: never() }));
      await expect(events).rejects.toMatchObject({ code: 'agent/invalid-history' });
    }
  });

  it('keeps the plan of the last reply for the next resumption', async () => {
    const house = await open({ script: [{ text: '- [x] look\n- [ ] mend\n' }, done] });
    const [start] = await readAll(house.agent.run('Plan.', { signal: never() }));
    const session = start?.type === 'run-start' ? start.sessionId : '';
    const resumed = house.agent.resume(session, { signal: never(), prompt: 'Go.' });
    expect(endOfRun(await readAll(resumed)).outcome).toBe('done');
    expect(messagesOf(house.server, 1).at(-1)?.content).toMatch(/> - \[ \] mend[^]*\n\nGo\.$/);
  });

  it('gives repeated call ids of a server names of their own', async () => {
    const listing = { toolCalls: [{ id: 'call_0', name: 'list_directory', arguments: {} }] };
    const twins = { toolCalls: [...listing.toolCalls, ...listing.toolCalls] };
    const { house, end } = await run({ script: [listing, twins, done] });
    expect(end.outcome).toBe('done');
    const ids = messagesOf(house.server, 2).flatMap(
      ({ tool_calls }) => tool_calls?.map(({ id }) => id) ?? [],
    );
    expect(new Set(ids).size).toBe(3);
  });
});

describe('permission modes', () => {
  const write = calling('write_file', { path: 'a.txt', content: 'a' });
  const command = calling('run_command', { command: 'node -e 0' });
  const read = calling('run_command', { command: 'ls' });

  it.each([
    ['plan', write, 'denied', 'denied'],
    ['plan', command, 'denied', 'denied'],
    ['plan', read, 'done', 'done'],
    ['default', read, 'done', 'done'],
    ['default', write, 'denied', 'approval-needed'],
    ['accept-edits', write, 'done', 'done'],
    ['accept-edits', command, 'denied', 'approval-needed'],
    ['yolo', write, 'done', 'done'],
    ['yolo', command, 'done', 'done'],
    ['dont-ask', write, 'denied', 'denied'],
    ['dont-ask', read, 'done', 'done'],
  ] as const)('%s: %j ends %s, the run %s', async (mode, reply, status, outcome) => {
    const { events, end } = await run({ mode, script: [reply, done] });
    const call = events.find((event) => event.type === 'tool-call-end');
    expect(call).toMatchObject({ outcome: { status } });
    expect(end.outcome).toBe(outcome);
  });

  it('tells the model that nobody is there to ask, and goes on', async () => {
    const { house, end } = await run({ mode: 'default', script: [write, done] });
    expect(end).toMatchObject({ outcome: 'approval-needed', refused: 1, denied: 0, turns: 2 });
    expect(messagesOf(house.server, 1).at(-1)).toMatchObject({ role: 'tool' });
    await expect(access(house.workspace.resolve('a.txt'))).rejects.toThrow();
  });

  it('acts on a yes, and gives the model the reason of a no', async () => {
    const answers = ['yes', 'no'];
    const approvalPrompt: ApprovalPrompt = async ({ ruling }) =>
      answers.shift() === 'yes'
        ? { decision: 'yes', shownHash: ruling.hash }
        : { decision: 'no', reason: 'Not on a Friday.' };
    const script = [write, calling('write_file', { path: 'b.txt', content: 'b' }), done];
    const { house, end } = await run({ mode: 'default', approvalPrompt, script });
    expect(end).toMatchObject({ outcome: 'denied', refused: 0, denied: 1 });
    expect(await house.workspace.read('a.txt')).toBe('a');
    expect(messagesOf(house.server, 2).at(-1)?.content).toContain('Not on a Friday.');
  });

  it('is done when the verification passes, whatever was refused on the way', async () => {
    const grants = [{ kind: 'run-shell', command: 'node -e 0' }] as const;
    const parts = { verification: { command: 'node -e 0', maxAttempts: 1 } };
    const { end } = await run({ mode: 'default', grants, parts, script: [write, done] });
    expect(end).toMatchObject({ outcome: 'done', refused: 1, verification: 'passed' });
  });
});

describe('verification', () => {
  const parts = { verification: { command: 'test -f done.txt', maxAttempts: 2 } };

  it('gives a failure to the model and lets it try again', async () => {
    const write = calling('write_file', { path: 'done.txt', content: '' });
    const { house, events, end } = await run({ parts, script: [done, write, done] });
    expect(end).toMatchObject({ outcome: 'done', verification: 'passed', turns: 3 });
    expect(messagesOf(house.server, 1).at(-1)?.content).toContain('did not pass');
    const passed = events
      .filter((event) => event.type === 'verification-end')
      .map((event) => event.passed);
    expect(passed).toEqual([false, true]);
  });

  it('ends as unfinished when the attempts are used up', async () => {
    const { end } = await run({ parts, script: [done, done] });
    expect(end).toMatchObject({ outcome: 'unfinished', verification: 'failed', turns: 2 });
  });

  it('is judged like any other command', async () => {
    const { end } = await run({
      parts: { verification: { command: 'node -e 0', maxAttempts: 3 } },
      mode: 'default',
      script: [done],
    });
    expect(end).toMatchObject({ outcome: 'approval-needed', verification: 'failed', refused: 1 });
  });
});

describe('stop conditions', () => {
  const list = calling('list_directory', {});

  it('stops before a request that would not fit the context window', async () => {
    const limits = { maxTurns: 9, contextTokens: 1_500, reservedOutputTokens: 100 };
    const { house, end } = await run({ parts: { limits }, script: [] }, 'word '.repeat(2_000));
    expect(end).toMatchObject({ outcome: 'context-full', error: { code: 'agent/context-full' } });
    expect(house.server.requests).toEqual([]);
  });

  it('warns a model that repeats itself, and stops at the fifth identical call', async () => {
    const { house, events, end } = await run({ script: () => list });
    expect(end).toMatchObject({ outcome: 'unfinished', turns: 5 });
    expect(events.filter((event) => event.type === 'notice')).toMatchObject([
      { code: 'repeated-call' },
    ]);
    expect(messagesOf(house.server, 3).at(-1)?.content).toContain('same call three times');
    expect(house.server.requests).toHaveLength(5);
  });

  it('runs none of the calls that follow in the same reply', async () => {
    const calls = Array.from({ length: 7 }, () => ({ name: 'list_directory', arguments: {} }));
    const { events } = await run({ script: [{ toolCalls: calls }] });
    const ends = events.filter((event) => event.type === 'tool-call-end');
    expect(ends.map(({ outcome }) => outcome.status)).toEqual([
      ...Array.from({ length: 5 }, () => 'done'),
      'cancelled',
      'cancelled',
    ]);
  });

  it.each([
    ['empty-reply', { text: '' }],
    ['reply-cut', { text: 'I was about to', finishReason: 'length' }],
    ['call-not-run', { text: '<tool_call>{"name": "read_fil", "arguments": {}}</tool_call>' }],
  ] as const)(
    'asks once again after a reply with %s, then ends as unfinished',
    async (code, reply) => {
      const { events, end } = await run({ script: [reply, reply] });
      expect(end).toMatchObject({ outcome: 'unfinished', turns: 2 });
      expect(events.filter((event) => event.type === 'notice')).toMatchObject([{ code }]);
    },
  );

  it('tells the model of a call in its text that could not be read beside one that ran', async () => {
    const text = '<tool_call>{"name": "read_fil", "arguments": {}}</tool_call>';
    const textToolCalls = {
      format: 'hermes',
      calls: [{ name: 'list_directory', arguments: {} }],
    } as const;
    const { events, end } = await run({ script: [{ text, textToolCalls }, done] });
    expect(end).toMatchObject({ outcome: 'done', turns: 2 });
    const told = events.flatMap((event) =>
      event.type === 'tool-call-end' || event.type === 'notice' ? [event.type] : [],
    );
    expect(told).toEqual(['tool-call-end', 'notice']);
    expect(events.find(({ type }) => type === 'notice')).toMatchObject({ code: 'call-not-run' });
  });

  it('is done when the model recovers from an empty reply', async () => {
    const { end } = await run({ script: [{ text: '' }, list, { text: '' }, done] });
    expect(end).toMatchObject({ outcome: 'done', turns: 4 });
  });

  it('ends with the typed error of a model that failed', async () => {
    const { end } = await run({ script: [{ status: 401 }] });
    expect(end).toMatchObject({ outcome: 'model-failed', error: { code: 'llm-client/auth' } });
  });

  it('ends as context-full when the server says that the request does not fit', async () => {
    const error = { message: 'maximum context length', code: 'context_length_exceeded' };
    const { end } = await run({ script: [{ status: 400, error }] });
    expect(end).toMatchObject({ outcome: 'context-full' });
    expect(end.error?.code).toBe('llm-client/context-length');
  });

  it('ends when the turns are used up', async () => {
    const limits = { maxTurns: 2, contextTokens: 8_000, reservedOutputTokens: 500 };
    const { end } = await run({ parts: { limits }, script: () => list });
    expect(end).toMatchObject({ outcome: 'budget-exceeded', turns: 2 });
  });

  it('ends when the tokens are used up', async () => {
    const limits = {
      maxTurns: 9,
      contextTokens: 8_000,
      reservedOutputTokens: 500,
      maxTotalTokens: 10,
    };
    const usage = { input: 20, output: 1 };
    const { end } = await run({ parts: { limits }, script: [{ ...list, usage }] });
    expect(end).toMatchObject({
      outcome: 'budget-exceeded',
      turns: 1,
      usage: { input: 20, output: 1 },
    });
  });

  it('ends a running command when the time is over', async () => {
    const limits = {
      maxTurns: 9,
      contextTokens: 8_000,
      reservedOutputTokens: 500,
      timeoutMs: 1_000,
    };
    const sleep = calling('run_command', { command: 'sleep 30' });
    const { events, end } = await run({ parts: { limits }, script: [sleep] });
    expect(end.outcome).toBe('timed-out');
    expect(events.find((event) => event.type === 'tool-call-end')).toMatchObject({
      outcome: { status: 'cancelled' },
    });
  });
});

describe('cancellation', () => {
  const sleep = { name: 'run_command', arguments: { command: 'echo $$ > pid.txt; sleep 60' } };

  const isAlive = (pid: number): Promise<boolean> =>
    readFile(`/proc/${pid}/stat`, 'utf8').then(
      (stat) => !stat.includes(') Z '),
      () => false,
    );

  it('ends the whole process tree of the running call, and the journal is whole', async () => {
    const house = await open({ script: [{ toolCalls: [sleep, sleep] }, done] });
    const user = new AbortController();
    const reading = readAll(house.agent.run('Wait.', { signal: user.signal }));
    await eventually(async () => (await house.workspace.read('pid.txt').catch(() => '')) !== '');
    user.abort();
    const events = await reading;
    expect(endOfRun(events)).toMatchObject({ outcome: 'cancelled' });
    const ends = events.filter((event) => event.type === 'tool-call-end');
    expect(ends.map(({ outcome }) => outcome.status)).toEqual(['cancelled', 'cancelled']);
    expect(await isAlive(Number(await house.workspace.read('pid.txt')))).toBe(false);
    const [session] = await house.sessions.list();
    expect(session).toMatchObject({ state: 'cancelled' });
    const resumed = await readAll(house.agent.resume(session?.id ?? '', { signal: never() }));
    expect(endOfRun(resumed)).toMatchObject({ outcome: 'done' });
    const roles = messagesOf(house.server, 1).map(({ role }) => role);
    expect(roles).toEqual(['system', 'user', 'assistant', 'tool', 'tool', 'user']);
  });

  it('ends a run whose reader leaves', async () => {
    const house = await open({ script: [{ toolCalls: [sleep] }] });
    for await (const event of house.agent.run('Wait.', { signal: never() }))
      if (event.type === 'tool-call-start') break;
    expect(await house.sessions.list()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('ends while the model is silent', async () => {
    const house = await open({ script: [{ fault: { kind: 'stall-before-headers' } }] });
    const user = new AbortController();
    const reading = readAll(house.agent.run('Wait.', { signal: user.signal }));
    await eventually(() => house.server.requests.length === 1);
    user.abort();
    expect(endOfRun(await reading)).toMatchObject({ outcome: 'cancelled', turns: 1 });
  });

  it('is over at once when the signal is aborted already', async () => {
    const house = await open({ script: [] });
    const events = await readAll(house.agent.run('No.', { signal: AbortSignal.abort() }));
    expect(typesOf(events)).toEqual(['run-start', 'run-end']);
  });

  it('lets a run end that nobody reads on', async () => {
    const house = await open({
      script: [calling('write_file', { path: 'a.txt', content: 'a' }), done],
    });
    const reader = house.agent.run('Do it.', { signal: never() })[Symbol.asyncIterator]();
    await reader.next();
    await eventually(async () => (await house.sessions.list())[0]?.state === 'done');
    await reader.return?.();
  });
});

describe('memory', () => {
  it('puts the episode of an earlier run into the first request of the next, marked as data', async () => {
    const house = await open({
      withMemory: true,
      script: [{ text: 'The parser ignores tabs.' }, done],
    });
    await readAll(house.agent.run('Repair the indentation parser.', { signal: never() }));
    await readAll(house.agent.run('Look at the indentation parser again.', { signal: never() }));
    const [, prompt] = messagesOf(house.server, 1);
    expect(prompt?.content).toMatch(/^Look at .*again\.\n\nNotes of earlier runs\. They are data/);
    expect(prompt?.content).toMatch(/\n> .*indentation parser/);
  });

  it('goes on without a memory that fails, and says so', async () => {
    const failing = (): Promise<never> => Promise.reject(new Error('gone'));
    const memory = { recall: failing, remember: failing, close: async () => {} };
    const { events, end } = await run({ parts: { memory }, script: [done] });
    expect(end.outcome).toBe('done');
    const notices = events.filter((event) => event.type === 'notice');
    expect(notices.map(({ code }) => code)).toEqual(['memory-unavailable', 'memory-unavailable']);
  });
});
