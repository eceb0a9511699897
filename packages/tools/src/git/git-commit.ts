import * as z from 'zod/mini';
import { defineTool, type Tool } from '../define-tool.ts';
import { workspacePath } from '../input/workspace-path.ts';

/** Commits files. */
export const gitCommit: Tool = defineTool({
  name: 'git_commit',
  summary: 'Commit these files, and nothing else.',
  input: z.object({
    paths: z.optional(z.array(workspacePath())),
    message: z.string().check(z.minLength(1)),
    all: z.optional(z.boolean().check(z.describe('every changed tracked file'))),
  }),
  intents: ({ paths = [], message, all = false }) => [
    { kind: 'commit-files', paths, message, all },
  ],
  effects: ['runs'],
  limits: { timeoutMs: 300_000, maxOutputBytes: 4_096 },
  async perform([approved], { hands, signal }) {
    const committed = await hands.commitFiles(approved, { signal });
    if (!committed.ok) {
      const { path, reason } = committed.failure;
      const subject = path === undefined ? '' : `${JSON.stringify(path)}: `;
      const text = `Nothing was committed: ${subject}${reason}.`.replace(/\.\.$/u, '.');
      return { status: 'failed', text, summary: text };
    }
    const { commit, files } = committed.value;
    const told = `Committed ${files.length} ${files.length === 1 ? 'file' : 'files'} as ${commit}`;
    const names = files.map((file) => JSON.stringify(file));
    return { text: [`${told}:`, ...names].join('\n'), summary: told };
  },
});
