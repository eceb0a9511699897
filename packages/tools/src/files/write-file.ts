import * as z from 'zod/mini';
import { defineTool, type Tool } from '../define-tool.ts';
import { workspacePath } from '../input/workspace-path.ts';

/** Creates or replaces a file. */
export const writeFile: Tool = defineTool({
  name: 'write_file',
  summary: 'Create a file or replace all of it.',
  input: z.object({ path: workspacePath(), content: z.string() }),
  intents: ({ path, content }) => [{ kind: 'write-file', path, content }],
  effects: ['writes'],
  limits: { timeoutMs: 60_000, maxOutputBytes: 4_096 },
  async perform([approved], { hands, input }) {
    const { before } = await hands.writeFile(approved);
    const bytes = Buffer.byteLength(input.content);
    const text = `${before === null ? 'Created' : 'Replaced'} ${input.path} (${bytes} bytes).`;
    return { text, summary: text };
  },
});
