import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { toOpenAiTools } from '../src/adapters/openai.ts';
import * as surface from '../src/index.ts';
import { openWorkbench } from './workbench.ts';

describe('the public surface', () => {
  it('is exactly this', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'DuplicateToolError',
      'FileChangedError',
      'GitFailedError',
      'InvalidPatternError',
      'InvalidToolError',
      'NoNetworkError',
      'NoSessionsError',
      'NotSupportedError',
      'NotWritableError',
      'PlaceholderWrittenError',
      'callEndChannel',
      'callStartChannel',
      'codingTools',
      'createHands',
      'createToolbox',
      'defineTool',
      'readOnlyTools',
      'readOutputsToo',
      'renderTranscript',
      'workspacePath',
    ]);
  });

  it('has only branded errors whose codes the README lists', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const errors = [
      new surface.DuplicateToolError({ tool: 'a' }),
      new surface.FileChangedError({ path: 'a' }),
      new surface.GitFailedError({ command: 'a', got: 'b' }),
      new surface.NoNetworkError(),
      new surface.NoSessionsError(),
      new surface.InvalidPatternError({ cause: undefined }),
      new surface.InvalidToolError({ tool: 'a' }),
      new surface.NotSupportedError({ what: 'a', platform: 'b' }),
      new surface.NotWritableError({ path: 'a', got: 'b' }),
      new surface.PlaceholderWrittenError({ path: 'a', placeholder: 'b' }),
    ];
    for (const error of errors) {
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^tools\//);
      expect(readme).toContain(`\`${error.code}\``);
    }
    const exported = Object.keys(surface).filter((name) => name.endsWith('Error'));
    expect(errors.map(({ name }) => name).sort()).toEqual(exported);
  });
});

describe('toOpenAiTools', () => {
  it('tells a model of all tools in less than 3,000 bytes', async () => {
    await using bench = await openWorkbench();
    const tools = toOpenAiTools(bench.toolbox);
    expect(tools.map((tool) => tool.type)).toEqual(surface.codingTools.map(() => 'function'));
    expect(tools[0]?.function).toMatchObject({ name: 'read_file', parameters: { type: 'object' } });
    expect(Buffer.byteLength(JSON.stringify(tools))).toBeLessThan(3_000);
  });
});

describe('createToolbox', () => {
  it('refuses two tools of one name', async () => {
    await using bench = await openWorkbench();
    const [tool] = surface.codingTools;
    if (tool === undefined) throw new Error('expected a tool');
    const { judge, hands } = bench;
    const redactor = { redact: (text: string) => text };
    expect(() => surface.createToolbox({ tools: [tool, tool], judge, hands, redactor })).toThrow(
      expect.objectContaining({ code: 'tools/duplicate-tool' }),
    );
  });
});
