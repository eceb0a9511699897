import * as z from 'zod/mini';
import { defineTool, type Tool } from '../define-tool.ts';
import { workspacePath } from '../input/workspace-path.ts';

/** Writes a session down. */
export const exportSession: Tool = defineTool({
  name: 'export_session',
  summary: 'Write this session, without secrets, to a file.',
  input: z.object({
    path: workspacePath(),
    format: z.optional(z.enum(['markdown', 'json'])),
    session: z.optional(z.string().check(z.describe('id of another one'))),
    overwrite: z.optional(z.boolean()),
  }),
  intents: ({ path, format = 'markdown', session = '', overwrite = false }) => [
    { kind: 'export-session', path, session, format, overwrite },
  ],
  effects: ['writes'],
  limits: { timeoutMs: 60_000, maxOutputBytes: 4_096 },
  async perform([approved], { hands, input: { path } }) {
    const written = await hands.exportSession(approved);
    if (!written.ok) {
      const text = `${path} was not written: ${written.failure.reason}.`;
      return { status: 'failed', text, summary: text };
    }
    const { session, bytes, change } = written.value;
    const text = `Wrote session ${session} to ${path}: ${bytes} bytes, SHA-256 ${change.after}.`;
    return { text, summary: `wrote session ${session} to ${path}` };
  },
});
