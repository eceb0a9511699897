import { ok, type JsonValue } from '@selfware/contracts';
import * as z from 'zod/mini';
import type { Tool, ToolResult } from '../define-tool.ts';
import { outputPath, type OutputStore } from '../output/output-store.ts';
import { pageLines } from './page-lines.ts';
import { readFile } from './read-file.ts';

// The arguments of `read_file`; what does not fit is its to refuse.
const wantedOutput = z.object({
  path: z.string().check(z.startsWith(outputPath(''))),
  offset: z.optional(z.int().check(z.gte(1))),
  limit: z.optional(z.int().check(z.gte(1))),
});

/**
 * The same tools, but for a `read_file` that also reads on in outputs: at the path `output:<id>`, as the call told it. A tool of its own would cost every
 * request some hundred bytes. It touches nothing and runs nothing again.
 */
export function readOutputsToo(
  tools: readonly Tool[],
  outputs: Pick<OutputStore, 'get'>,
): readonly Tool[] {
  return tools.map((tool) => (tool === readFile ? readingOutputs(tool, outputs) : tool));
}

function readingOutputs(tool: Tool, outputs: Pick<OutputStore, 'get'>): Tool {
  const { name, summary, effects, limits } = tool;
  return {
    name,
    summary,
    effects,
    limits,
    get parameters() {
      return tool.parameters;
    },
    get pathFields() {
      return tool.pathFields;
    },
    prepare(rawInput: JsonValue) {
      const wanted = z.safeParse(wantedOutput, rawInput);
      if (!wanted.success) return tool.prepare(rawInput);
      return ok({ intents: [], perform: () => showOutput(wanted.data, outputs) });
    },
  };
}

async function showOutput(
  { path, offset = 1, limit = 1_000 }: z.output<typeof wantedOutput>,
  outputs: Pick<OutputStore, 'get'>,
): Promise<ToolResult> {
  const text = await outputs.get(path.slice(outputPath('').length));
  if (text === undefined) {
    const failure = `There is no output at ${JSON.stringify(path.slice(0, 90))}; run the command again.`;
    return { status: 'failed', text: failure, summary: 'no such output' };
  }
  const page = pageLines(text, { offset, limit, maxBytes: 16_000 });
  const summary = `read an output: ${page.shown} of ${page.total} lines`;
  return { text: page.text, summary, totalBytes: Buffer.byteLength(text) };
}
