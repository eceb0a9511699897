import * as z from 'zod/mini';
import { defineTool, type Tool } from '../define-tool.ts';
import { workspacePath } from '../input/workspace-path.ts';
import type { SearchReport } from '../hands/hands.ts';

/** Finds lines in the files of a directory. */
export const searchText: Tool = defineTool({
  name: 'search_text',
  summary: 'Find lines that contain a text in all files of a directory.',
  input: z.object({
    pattern: z.string().check(z.minLength(1)),
    path: z.optional(workspacePath()),
    regex: z.optional(z.boolean().check(z.describe('pattern is a regular expression'))),
  }),
  intents: ({ path = '.' }) => [{ kind: 'search-tree', path }],
  effects: ['reads'],
  limits: { timeoutMs: 30_000, maxOutputBytes: 16_384 },
  async perform([approved], { hands, input: { pattern, regex = false }, signal }) {
    const report = await hands.searchTree(approved, { pattern, regex, maxMatches }, { signal });
    return { text: describeReport(report), summary: summarize(report) };
  },
});

const maxMatches = 100;

function describeReport(report: SearchReport): string {
  const { matches, totalMatches, stopped } = report;
  const lines = matches.map(({ path, line, text }) => `${path}:${line}: ${text}`);
  const notes = [`[${summarize(report)}]`];
  if (matches.length < totalMatches)
    notes.push(`[Showing ${matches.length} of them; search for more, or in a smaller directory]`);
  if (stopped !== undefined) notes.push(`[Not everything was searched: ${stopped}]`);
  return [...lines, ...notes].join('\n');
}

function summarize({ totalMatches, filesSearched, filesSkipped }: SearchReport): string {
  const skipped =
    filesSkipped === 0 ? '' : `, ${filesSkipped} skipped (binary, large or protected)`;
  return `${totalMatches} matching lines in ${filesSearched} files${skipped}`;
}
