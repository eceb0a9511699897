import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startMockLlmServer, type MockReply } from '@selfware/llm-client/testing';
import { createTemporaryWorkspace, eventually } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outcomeUnknown } from '../../src/session/settle-calls.ts';
import {
  calling,
  endOfRun,
  messagesOf,
  never,
  openHouse,
  readAll,
  type Places,
} from '../support/house.ts';

const program = fileURLToPath(new URL('../support/run-and-die.ts', import.meta.url));
const append = (line: string): MockReply =>
  calling('run_command', { command: `echo ${line} >> effects.txt` });
const done: MockReply = { text: 'Done.' };

let places: Places;
beforeEach(async () => {
  places = { workspace: await createTemporaryWorkspace(), state: await createTemporaryWorkspace() };
});
afterEach(() => Promise.all([places.workspace.remove(), places.state.remove()]));

async function runAndDie(script: readonly MockReply[], dieAt: string): Promise<void> {
  const server = await startMockLlmServer(script);
  const paths = [places.workspace.path, places.state.path, server.endpoint, dieAt];
  const child = spawn(process.execPath, ['-C', '@selfware/source', program, ...paths], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  await server.close();
  expect(signal).toBe('SIGKILL');
}

async function resume(script: readonly MockReply[]) {
  const house = await openHouse({ script }, places);
  const [session] = await house.sessions.list();
  const events = await readAll(house.agent.resume(session?.id ?? '', { signal: never() }));
  const messages = messagesOf(house.server, 0);
  await house.close();
  return { session, events, messages };
}

const effects = async (): Promise<string[]> => {
  const content = await places.workspace.read('effects.txt').catch(() => '');
  return content.split('\n').filter((line) => line !== '');
};

describe('resume after kill -9', () => {
  it('repeats no call that ended', async () => {
    await runAndDie([append('one'), done], 'tool-call-end');
    expect(await effects()).toEqual(['one']);
    const { session, events, messages } = await resume([done]);
    expect(session).toMatchObject({ state: 'interrupted', task: 'Do it.' });
    expect(endOfRun(events)).toMatchObject({ outcome: 'done' });
    expect(await effects()).toEqual(['one']);
    expect(messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'user',
    ]);
  });

  it('tells the model that a started call has no known outcome, and does not run it again', async () => {
    await runAndDie([append('one'), done], 'tool-call-start');
    const { events, messages } = await resume([done]);
    expect(endOfRun(events)).toMatchObject({ outcome: 'done' });
    expect(messages.find(({ role }) => role === 'tool')?.content).toBe(outcomeUnknown);
    expect(await effects()).not.toHaveLength(2);
    expect(events.filter(({ type }) => type === 'tool-call-start')).toEqual([]);
    expect(events.filter(({ type }) => type === 'tool-call-end')).toHaveLength(1);
  });

  it('goes on with the prompt when nothing was replied yet', async () => {
    await runAndDie([append('one'), done], 'run-start');
    const { events, messages } = await resume([append('two'), done]);
    expect(endOfRun(events)).toMatchObject({ outcome: 'done', turns: 2 });
    expect(messages[1]).toMatchObject({ role: 'user', content: 'Do it.' });
    expect(await effects()).toEqual(['two']);
  });

  it('keeps the calls of a reply that were done, and tells of those that were not', async () => {
    const calls = ['one', 'two', 'three'].map((line) => {
      return { name: 'run_command', arguments: { command: `echo ${line} >> effects.txt` } };
    });
    await runAndDie([{ toolCalls: calls }, done], 'tool-call-end');
    const ran = await effects();
    const { events, messages } = await resume([done]);
    expect(endOfRun(events)).toMatchObject({ outcome: 'done' });
    expect(await effects()).toEqual(ran);
    const results = messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
    expect(results).toHaveLength(3);
    expect(results[0]).not.toMatch(/unknown|not run/);
    expect(results[2]).toMatch(/unknown|not run/);
  });

  it('records the change of a file before the file changes', async () => {
    await places.workspace.write('a.txt', 'old');
    await runAndDie(
      [calling('write_file', { path: 'a.txt', content: 'new' }), done],
      'file-change',
    );
    const house = await openHouse({ script: [] }, places);
    const [session] = await house.sessions.list();
    const opened = await house.sessions.open(session?.id ?? '');
    const types: string[] = [];
    for await (const { type } of opened.records()) types.push(type);
    await opened.close();
    await house.close();
    expect(types).toContain('file-change');
    expect(types.slice(0, types.indexOf('file-change'))).toContain('tool-call-start');
    expect(['old', 'new']).toContain(await places.workspace.read('a.txt'));
  });

  it('gives back the plan and the files of interest', async () => {
    await places.workspace.write('a.txt', 'text');
    const planned = calling(
      'read_file',
      { path: 'a.txt' },
      '- [x] read a.txt\n- [ ] write b.txt\n',
    );
    await runAndDie([planned, done], 'tool-call-end');
    const { messages } = await resume([done]);
    expect(messages.at(-1)?.content).toContain('> - [x] read a.txt');
    expect(messages.at(-1)?.content).toContain('> - [ ] write b.txt');
    expect(messages.at(-1)?.content).toContain('a.txt (read');
  });

  it('can be killed and resumed again and again', async () => {
    await runAndDie([append('one'), append('two'), done], 'tool-call-end');
    const first = await resume([append('two'), { status: 500 }]);
    expect(endOfRun(first.events)).toMatchObject({ outcome: 'model-failed' });
    const second = await resume([done]);
    expect(endOfRun(second.events)).toMatchObject({ outcome: 'done' });
    expect(await effects()).toEqual(['one', 'two']);
  });

  it('leaves no lock behind', async () => {
    await runAndDie([append('one'), done], 'tool-call-end');
    const house = await openHouse({ script: [] }, places);
    await eventually(async () => (await house.sessions.list())[0]?.state === 'interrupted');
    await house.close();
  });
});
