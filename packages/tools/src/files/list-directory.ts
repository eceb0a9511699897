import * as z from 'zod/mini';
import { defineTool, type Tool } from '../define-tool.ts';
import { workspacePath } from '../input/workspace-path.ts';
import type { DirectoryEntry } from '../hands/hands.ts';

/** Lists a directory. */
export const listDirectory: Tool = defineTool({
  name: 'list_directory',
  summary: 'List a directory; names of directories end with /.',
  input: z.object({ path: z.optional(workspacePath()) }),
  intents: ({ path = '.' }) => [{ kind: 'list-directory', path }],
  effects: ['reads'],
  limits: { timeoutMs: 30_000, maxOutputBytes: 16_384 },
  async perform([approved], { hands, input: { path = '.' } }) {
    const entries = await hands.listDirectory(approved);
    const shown = entries.slice(0, maxShown).map(describeEntry);
    const notes = entries.length === 0 ? ['[the directory is empty]'] : [];
    if (entries.length > maxShown) notes.push(`[Showing ${maxShown} of ${entries.length} entries]`);
    const text = [...shown, ...notes].join('\n');
    return { text, summary: `listed ${path}: ${entries.length} entries` };
  },
});

const maxShown = 300;

const suffixes: Readonly<Record<DirectoryEntry['kind'], string>> = {
  file: '',
  directory: '/',
  link: ' (link)',
  other: ' (special)',
};

function describeEntry({ name, kind }: DirectoryEntry): string {
  return `${name}${suffixes[kind]}`;
}
