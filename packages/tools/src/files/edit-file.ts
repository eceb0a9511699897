import * as z from 'zod/mini';
import { defineTool, type Tool } from '../define-tool.ts';
import { workspacePath } from '../input/workspace-path.ts';

/** Replaces text in a file. */
export const editFile: Tool = defineTool({
  name: 'edit_file',
  summary: 'Replace old_text, which must occur exactly once, by new_text.',
  input: z.object({
    path: workspacePath(),
    old_text: z.string(),
    new_text: z.string(),
    replace_all: z.optional(z.boolean()),
  }),
  intents: ({ path, old_text: oldText, new_text: newText, replace_all: replaceAll = false }) => [
    { kind: 'edit-file', path, oldText, newText, replaceAll },
  ],
  effects: ['writes'],
  limits: { timeoutMs: 60_000, maxOutputBytes: 4_096 },
  async perform([approved], { hands, input: { path } }) {
    const edit = await hands.editFile(approved);
    if (!edit.ok) {
      const text = `${path} was not edited: ${edit.failure.reason}`;
      return { status: 'failed', text, summary: text };
    }
    const { replacements } = edit.value;
    const text = `Edited ${path} (${replacements} ${replacements === 1 ? 'place' : 'places'}).`;
    return { text, summary: text };
  },
});
