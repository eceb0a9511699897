import * as z from 'zod/mini';
import { createJudge } from '@selfware/safety';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../../test/workbench.ts';
import { defineTool, type Effect, type Tool } from '../define-tool.ts';
import type { OutputStore } from '../output/output-store.ts';
import { createToolbox, type Toolbox, type ToolOutcome } from '../toolbox.ts';
import { codingTools } from '../tool-sets.ts';
import { readOutputsToo } from './read-outputs-too.ts';

const limit = 400;

function toolThatWrites(text: string, effects: readonly Effect[]): Tool {
  return defineTool({
    name: 'act',
    summary: 'Acts.',
    input: z.object({}),
    intents: () => [],
    effects,
    limits: { timeoutMs: 1_000, maxOutputBytes: limit },
    perform: () => Promise.resolve({ text, summary: 'acted' }),
  });
}

function createMemoryOutputs(): OutputStore & { readonly texts: readonly string[] } {
  const texts: string[] = [];
  return {
    texts,
    put: (text) => Promise.resolve(String(texts.push(text))),
    get: (id) => Promise.resolve(texts[Number(id) - 1]),
  };
}

async function withToolbox<T>(
  text: string,
  act: (call: (name: string, input: object) => Promise<ToolOutcome>) => Promise<T>,
  { effects = ['runs'], outputs }: { effects?: readonly Effect[]; outputs: OutputStore },
): Promise<T> {
  await using bench = await openWorkbench();
  const toolbox: Toolbox = createToolbox({
    tools: [toolThatWrites(text, effects), ...readOutputsToo(codingTools, outputs)],
    judge: createJudge({ workspace: bench.workspace.path, mode: 'yolo' }),
    hands: bench.hands,
    redactor: { redact: (given) => given.replaceAll('secret', '[hidden]') },
    outputs,
  });
  const { signal } = new AbortController();
  return await act((name, input) =>
    toolbox.run({ id: '1', name, rawArguments: JSON.stringify(input) }, { signal }),
  );
}

const long = Array.from({ length: 300 }, (_, n) => `line ${String(n + 1)} of it`).join('\n');

describe('an output that is too long to be shown', () => {
  it('is kept whole and redacted, and read on in line by line', async () => {
    const outputs = createMemoryOutputs();
    await withToolbox(
      `${long}\nsecret`,
      async (call) => {
        const outcome = await call('act', {});
        expect(outcome).toMatchObject({ clipped: true, output: '1' });
        expect(outcome.text).toMatch(/\[all of it: read_file with path output:1\]$/u);
        expect(Buffer.byteLength(outcome.text)).toBeLessThanOrEqual(limit);
        expect(outputs.texts[0]).toBe(`${long}\n[hidden]`);
        const lines = await call('read_file', { path: 'output:1', offset: 150, limit: 2 });
        expect(lines.text).toMatch(
          /^line 150 of it\nline 151 of it\n\[Showing lines 150-151 of 301/u,
        );
        expect((await call('read_file', { path: 'output:9' })).text).toContain(
          'There is no output',
        );
        // A path of the workspace is read, and refused, as before.
        expect((await call('read_file', { path: 'none.txt' })).text).toContain('read_file failed');
        expect((await call('read_file', { path: 'output:1', offset: 0 })).status).toBe('failed');
      },
      { outputs },
    );
  });

  it.each([
    ['what fits', 'short', ['runs']],
    ['what can be asked for again', long, ['reads']],
  ] as const)('is not kept of %s', async (_title, text, effects) => {
    const outputs = createMemoryOutputs();
    const act = async (call: (name: string, input: object) => Promise<ToolOutcome>) => {
      expect((await call('act', {})).output).toBeUndefined();
    };
    await withToolbox(text, act, { effects, outputs });
    expect(outputs.texts).toEqual([]);
  });

  it('is told all the same when it cannot be kept', async () => {
    const outputs = { ...createMemoryOutputs(), put: () => Promise.reject(new Error('full')) };
    const act = async (call: (name: string, input: object) => Promise<ToolOutcome>) => {
      const outcome = await call('act', {});
      expect(outcome).toMatchObject({ status: 'done', clipped: true });
      expect(outcome.text).toContain('left out');
    };
    await withToolbox(long, act, { outputs });
  });
});
