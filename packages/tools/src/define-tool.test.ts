import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { defineTool } from './define-tool.ts';
import { codingTools, readOnlyTools } from './tool-sets.ts';

const tool = defineTool({
  name: 'count',
  summary: 'Counts.',
  input: z.object({
    path: z.string().check(z.minLength(1)),
    times: z.optional(z.int().check(z.gte(1), z.lte(9))),
    how: z.optional(z.object({ deep: z.enum(['yes', 'no']) })),
  }),
  intents: ({ path }) => [{ kind: 'read-file', path }],
  effects: ['reads'],
  limits: { timeoutMs: 1_000, maxOutputBytes: 1_000 },
  perform: ({ length }) => Promise.resolve({ text: String(length), summary: '' }),
});

function faults(input: Parameters<typeof tool.prepare>[0]): string {
  const prepared = tool.prepare(input);
  return prepared.ok ? 'none' : prepared.failure;
}

describe('defineTool', () => {
  it('describes the arguments as JSON Schema, without noise', () => {
    expect(tool.parameters).toEqual({
      type: 'object',
      properties: {
        path: { type: 'string', minLength: 1 },
        times: { type: 'integer', minimum: 1, maximum: 9 },
        how: {
          type: 'object',
          properties: { deep: { type: 'string', enum: ['yes', 'no'] } },
          required: ['deep'],
        },
      },
      required: ['path'],
    });
  });

  it('says what is wrong with arguments, and what fits', () => {
    const expected = 'Expected arguments: {"path": string, "times"?: integer, "how"?: object}';
    expect(faults({})).toBe(`- path: missing\n${expected}`);
    expect(faults({ path: 7 })).toBe(`- path: expected string, got 7\n${expected}`);
    expect(faults({ path: '' })).toContain('- path: expected at least 1, got string');
    expect(faults({ path: 'a', times: 10 })).toContain('- times: expected at most 9, got 10');
    expect(faults({ path: 'a', times: null })).toContain('- times: expected number, got null');
    expect(faults({ path: 'a', how: { deep: [] } })).toContain('- how.deep: ');
    expect(faults([])).toContain('- arguments: expected object, got array');
    expect(faults('text')).toContain('- arguments: expected object, got string');
  });

  it('takes no argument from a prototype', () => {
    expect(faults({ ['__proto__']: { path: 'inherited' } })).toContain('- path: missing');
  });

  it('refuses an input that is no object', () => {
    const scalar = defineTool({
      name: 'scalar',
      summary: '',
      input: z.string(),
      intents: () => [],
      effects: [],
      limits: { timeoutMs: 1, maxOutputBytes: 1 },
      perform: () => Promise.resolve({ text: '', summary: '' }),
    });
    expect(() => scalar.parameters).toThrow(
      expect.objectContaining({ code: 'tools/invalid-tool' }),
    );
  });
});

describe('codingTools', () => {
  it('holds these tools, of which three only read', () => {
    expect(codingTools.map(({ name }) => name)).toEqual([
      'read_file',
      'list_directory',
      'search_text',
      'write_file',
      'edit_file',
      'run_command',
      'git_commit',
      'export_session',
      'fetch_url',
    ]);
    expect(readOnlyTools.every(({ effects }) => effects.join() === 'reads')).toBe(true);
  });
});
