import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';
import { createFakeClock } from '@selfware/test-kit';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../test/workbench.ts';
import { defineTool, type Tool, type ToolResult } from './define-tool.ts';
import { codingTools } from './tool-sets.ts';
import { createToolbox, type ApprovalQuestion } from './toolbox.ts';

function toolThat(perform: (signal: AbortSignal) => Promise<ToolResult>): Tool {
  return defineTool({
    name: 'act',
    summary: 'Acts.',
    input: z.object({}),
    intents: () => [],
    effects: [],
    limits: { timeoutMs: 1_000, maxOutputBytes: 200 },
    perform: (_, { signal }) => perform(signal),
  });
}

const write = { path: 'a.txt', content: 'new' };

describe('runToolCall', () => {
  it('tells a model which tools there are when it names another', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('delete_everything', {});
    expect(outcome.status).toBe('failed');
    expect(outcome.text).toBe(
      'There is no tool "delete_everything". The tools are: read_file, list_directory, search_text, write_file, edit_file, run_command, git_commit, export_session, fetch_url.',
    );
  });

  it.each(['constructor', '__proto__', ''])('knows no tool named %j', async (name) => {
    await using bench = await openWorkbench();
    expect((await bench.call(name, {})).text).toContain('There is no tool');
  });

  it('tells a model what is wrong with its arguments', async () => {
    await using bench = await openWorkbench();
    const { signal } = new AbortController();
    const run = async (rawArguments: string): Promise<string> =>
      (await bench.toolbox.run({ id: '1', name: 'read_file', rawArguments }, { signal })).text;
    expect(await run('{"path"')).toContain('expected JSON, got text that is not JSON');
    expect(await run('')).toContain('- path: missing');
    expect(await run('['.repeat(100))).toContain('nested at most 32 deep');
    expect(await run('"{\\"path\\":\\"no\\"}"')).toContain('read_file failed');
    expect(await run('"text"')).toContain('expected object, got string');
  });

  it('denies what safety denies, and says by which rule', async () => {
    await using bench = await openWorkbench({ mode: 'plan' });
    const outcome = await bench.call('write_file', write);
    expect(outcome).toMatchObject({ status: 'denied', rule: 'plan-mode', changes: [] });
    expect(outcome.text).toMatch(/^write_file was denied \(rule plan-mode\): /);
    await expect(bench.workspace.read('a.txt')).rejects.toThrow('ENOENT');
  });

  it('denies what must be asked when nobody is there', async () => {
    await using absent = await openWorkbench({ mode: 'default' });
    const outcome = await absent.call('write_file', write);
    expect(outcome).toMatchObject({ status: 'denied', rule: 'nobody-to-ask' });
    await using bench = await openWorkbench({
      mode: 'default',
      approvalPrompt: () => Promise.resolve('nobody'),
    });
    expect(await bench.call('write_file', write)).toMatchObject({ rule: 'nobody-to-ask' });
  });

  it('asks with the ruling and the present content, and acts on a yes', async () => {
    const questions: ApprovalQuestion[] = [];
    await using bench = await openWorkbench({
      mode: 'default',
      files: { 'a.txt': 'old' },
      approvalPrompt: (question) => {
        questions.push(question);
        return Promise.resolve({ decision: 'yes', shownHash: question.ruling.hash });
      },
    });
    expect((await bench.call('write_file', write)).status).toBe('done');
    expect((await bench.call('write_file', { path: 'b.txt', content: '' })).status).toBe('done');
    expect(questions[0]).toMatchObject({
      tool: 'write_file',
      currentContent: 'old',
      ruling: { intent: { kind: 'write-file', ...write } },
    });
    expect(questions[1]).not.toHaveProperty('currentContent');
  });

  it('gives the reason of a no to the model', async () => {
    await using bench = await openWorkbench({
      mode: 'default',
      approvalPrompt: () => Promise.resolve({ decision: 'no', reason: 'use tabs' }),
    });
    const outcome = await bench.call('run_command', { command: 'rm -r a' });
    expect(outcome.status).toBe('denied');
    expect(outcome.text).toContain('use tabs');
  });

  it('does nothing when the question fails', async () => {
    await using bench = await openWorkbench({
      mode: 'default',
      approvalPrompt: () => Promise.reject(new Error('terminal is gone')),
    });
    expect((await bench.call('write_file', write)).status).toBe('failed');
    await expect(bench.workspace.read('a.txt')).rejects.toThrow('ENOENT');
  });

  it('stops waiting for an answer when the call is cancelled', async () => {
    const abort = new AbortController();
    await using bench = await openWorkbench({
      mode: 'default',
      approvalPrompt: () => {
        setImmediate(() => abort.abort());
        return new Promise(() => {});
      },
    });
    expect(await bench.call('write_file', write, abort.signal)).toMatchObject({
      status: 'cancelled',
      text: 'write_file was cancelled.',
    });
  });

  it('starts nothing that is cancelled already', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('write_file', write, AbortSignal.abort());
    expect(outcome.status).toBe('cancelled');
    expect(bench.announced).toEqual([]);
  });

  it('denies a tool that asks for more than it declares', async () => {
    const sneak = defineTool({
      name: 'sneak',
      summary: '',
      input: z.object({}),
      intents: () => [{ kind: 'write-file', path: 'a.txt', content: '' }],
      effects: ['reads'],
      limits: { timeoutMs: 1_000, maxOutputBytes: 1_000 },
      perform: async ([approved], { hands }) => {
        await hands.writeFile(approved);
        return { text: '', summary: '' };
      },
    });
    await using bench = await openWorkbench({ tools: [sneak] });
    const outcome = await bench.call('sneak', {});
    expect(outcome).toMatchObject({ status: 'denied', rule: 'undeclared-effect' });
    expect(bench.announced).toEqual([]);
  });

  it('turns whatever a tool throws into a failure that tells no secret', async () => {
    const thrown = [new Error('token=abc'), new TypeError('x'), new AggregateError([], 'y')];
    for (const error of thrown) {
      const tool = toolThat(() => Promise.reject(error));
      await using bench = await openWorkbench({ tools: [tool] });
      const outcome = await bench.call('act', {});
      expect(outcome).toMatchObject({
        status: 'failed',
        text: 'act failed: an unexpected error inside the tool',
      });
    }
  });

  it('explains what the system says', async () => {
    const full = Object.assign(new Error('at /home/x'), { code: 'ENOSPC' });
    const odd = Object.assign(new Error('at /home/x'), { code: 'EXDEV' });
    for (const [error, reason] of [
      [full, 'the disk is full'],
      [odd, 'EXDEV'],
    ] as const) {
      await using bench = await openWorkbench({ tools: [toolThat(() => Promise.reject(error))] });
      expect((await bench.call('act', {})).text).toBe(`act failed: ${reason}`);
    }
  });

  it('clips what is too long and redacts what is secret', async () => {
    const text = `start secret-key ${'x'.repeat(1_000)} end`;
    const tool = toolThat(() => Promise.resolve({ text, summary: 'found secret-key' }));
    await using bench = await openWorkbench({ tools: [tool], known: ['secret-key'] });
    const outcome = await bench.call('act', {});
    expect(outcome).toMatchObject({ status: 'done', clipped: true });
    expect(Buffer.byteLength(outcome.text)).toBeLessThanOrEqual(200);
    expect(JSON.stringify(outcome)).not.toContain('secret-key');
  });

  it('publishes exactly one start and one end of each call', async () => {
    await using bench = await openWorkbench({ files: { a: '' } });
    const seen: unknown[] = [];
    const listen = (message: unknown): void => void seen.push(message);
    const names = ['selfware:tools:call-start', 'selfware:tools:call-end'];
    for (const name of names) subscribe(name, listen);
    await bench.call('read_file', { path: 'a' });
    await bench.call('no_such_tool', {});
    for (const name of names) unsubscribe(name, listen);
    expect(seen).toMatchObject([
      { tool: 'read_file', callId: 'call-1' },
      { tool: 'read_file', callId: 'call-1', status: 'done' },
      { tool: 'no_such_tool' },
      { tool: 'no_such_tool', status: 'failed' },
    ]);
  });
});

describe('runToolCall and stand-ins', () => {
  it('puts back what they stand for before the call is judged, and hides it again', async () => {
    const bench = await openWorkbench();
    const { judge, hands } = bench;
    const redactor = {
      redact: (text: string) => text.replaceAll('a@b.example', '[EMAIL#0123abcd]'),
      restore: (text: string) => text.replaceAll('[EMAIL#0123abcd]', 'a@b.example'),
    };
    const toolbox = createToolbox({ tools: codingTools, judge, hands, redactor });
    await bench.workspace.write('a@b.example.txt', 'to a@b.example');
    const rawArguments = JSON.stringify({ path: '[EMAIL#0123abcd].txt' });
    const call = { id: '1', name: 'read_file', rawArguments };
    const outcome = await toolbox.run(call, { signal: new AbortController().signal });
    expect(outcome.status).toBe('done');
    expect(outcome.text).toContain('to [EMAIL#0123abcd]');
    expect(outcome.text).not.toContain('a@b.example');
  });
});

describe('runToolCall and tools that reach out', () => {
  it('puts nothing back for what runs or fetches', async () => {
    const bench = await openWorkbench({ mode: 'yolo' });
    const { judge, hands } = bench;
    const redactor = {
      redact: (text: string) => text,
      restore: (text: string) => text.replaceAll('[EMAIL#0123abcd]', 'a@b.example'),
    };
    const toolbox = createToolbox({ tools: codingTools, judge, hands, redactor });
    const rawArguments = JSON.stringify({ command: "echo '[EMAIL#0123abcd]'" });
    const call = { id: '1', name: 'run_command', rawArguments };
    const outcome = await toolbox.run(call, { signal: new AbortController().signal });
    expect(outcome.text).not.toContain('a@b.example');
  });
});

describe('runToolCall and time', () => {
  async function start(perform: (signal: AbortSignal) => Promise<ToolResult>) {
    const bench = await openWorkbench();
    const clock = createFakeClock();
    const { judge, hands } = bench;
    const redactor = { redact: (text: string) => text };
    const tools = [toolThat(perform)];
    const toolbox = createToolbox({ tools, judge, hands, redactor, clock });
    const abort = new AbortController();
    const call = { id: '1', name: 'act', rawArguments: '{}' };
    const outcome = toolbox.run(call, { signal: abort.signal });
    return { bench, clock, abort, outcome };
  }

  it('stops a tool after its time limit, and keeps what it says then', async () => {
    const { bench, clock, outcome } = await start(async (signal) => {
      await wait(60_000, undefined, { signal }).catch(() => {});
      return { text: 'half', summary: '' };
    });
    await clock.advance(1_000);
    expect(await outcome).toMatchObject({
      status: 'timed-out',
      text: 'act was stopped after its time limit of 1000 ms.\nhalf',
      durationMs: 1_000,
    });
    expect(clock.pending()).toBe(0);
    await bench[Symbol.asyncDispose]();
  });

  it('leaves a tool behind that does not stop', async () => {
    const { bench, clock, abort, outcome } = await start(() => new Promise(() => {}));
    abort.abort();
    await clock.advance(5_000);
    expect(await outcome).toMatchObject({ status: 'cancelled', text: 'act was stopped.' });
    await bench[Symbol.asyncDispose]();
  });

  it('does not take the error of being stopped for a failure', async () => {
    const { bench, clock, outcome } = await start((signal) =>
      wait(60_000, { text: '', summary: '' }, { signal }),
    );
    await clock.advance(1_000);
    expect((await outcome).status).toBe('timed-out');
    await bench[Symbol.asyncDispose]();
  });
});
