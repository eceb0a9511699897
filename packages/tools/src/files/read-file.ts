import * as z from 'zod/mini';
import { defineTool, type Tool, type ToolResult } from '../define-tool.ts';
import { workspacePath } from '../input/workspace-path.ts';
import { decodeText } from '../output/decode-text.ts';
import { pageLines } from './page-lines.ts';

/** Shows a text file, page by page. */
export const readFile: Tool = defineTool({
  name: 'read_file',
  summary: 'Read a text file, or some lines of it.',
  input: z.object({
    path: workspacePath(),
    offset: z.optional(z.int().check(z.gte(1), z.describe('first line, from 1'))),
    limit: z.optional(z.int().check(z.gte(1), z.describe('lines'))),
  }),
  intents: ({ path }) => [{ kind: 'read-file', path }],
  effects: ['reads'],
  limits: { timeoutMs: 30_000, maxOutputBytes: 16_384 },
  async perform([approved], { hands, input }): Promise<ToolResult> {
    const { path, offset = 1, limit = 1_000 } = input;
    const { bytes, size } = await hands.readFile(approved);
    const content = decodeText(bytes);
    if (content === undefined) return notText(path, size);
    // Half of what the outcome may hold would be cut from the middle; whole lines are cut here instead.
    const page = pageLines(content, { offset, limit, maxBytes: 16_000 });
    const beyond = size > bytes.length ? `\n[only the first ${bytes.length} of ${size} bytes]` : '';
    return {
      text: page.text + beyond,
      summary: `read ${path}: ${page.shown} of ${page.total} lines`,
      totalBytes: size,
    };
  },
});

function notText(path: string, size: number): ToolResult {
  const text = `${path} is no UTF-8 text (${size} bytes), so it cannot be shown.`;
  return { status: 'failed', text, summary: text };
}
