import * as z from 'zod/mini';
import { defineTool, type Tool, type ToolResult } from '../define-tool.ts';
import type { OutputStore } from '../output/output-store.ts';

const defaultLines = 200;
const maxLines = 1_000;

/** Makes the tool that reads on in an output of which a model got a part; it touches nothing and runs nothing again. */
export function createReadOutput(outputs: Pick<OutputStore, 'get'>): Tool {
  return defineTool({
    name: 'read_output',
    summary: 'Read more of a long output, by lines or around a text.',
    input: z.object({
      output: z.string().check(z.describe('as the call told it')),
      from_line: z.optional(z.int().check(z.gte(1))),
      lines: z.optional(z.int().check(z.gte(1), z.describe(`at most ${maxLines}`))),
      containing: z.optional(
        z.string().check(z.minLength(1), z.describe('only lines with this text')),
      ),
    }),
    intents: () => [],
    effects: ['reads'],
    limits: { timeoutMs: 30_000, maxOutputBytes: 16_384 },
    async perform(_, { input }): Promise<ToolResult> {
      const text = await outputs.get(input.output);
      if (text === undefined) return unknown(input.output);
      return show(text.split('\n'), input);
    },
  });
}

function unknown(id: string): ToolResult {
  const text = `There is no output ${JSON.stringify(id.slice(0, 80))}; run the command again.`;
  return { status: 'failed', text, summary: 'no such output' };
}

interface Wanted {
  readonly from_line?: number | undefined;
  readonly lines?: number | undefined;
  readonly containing?: string | undefined;
}

function show(
  all: readonly string[],
  { from_line: from = 1, lines = defaultLines, containing }: Wanted,
): ToolResult {
  const count = Math.min(lines, maxLines);
  const numbered = all.map((line, index) => ({ number: index + 1, line })).slice(from - 1);
  const fitting =
    containing === undefined ? numbered : numbered.filter(({ line }) => line.includes(containing));
  const shown = fitting.slice(0, count);
  const first = shown[0]?.number ?? from;
  const last = shown.at(-1)?.number ?? from;
  const left = fitting.length - shown.length;
  const told = `${shown.length} of ${all.length} lines, ${first} to ${last}${left > 0 ? `, ${left} more after` : ''}`;
  const text = [`[${told}]`, ...shown.map(({ number, line }) => `${number}\t${line}`)].join('\n');
  return { text, summary: `read ${told} of an output` };
}
