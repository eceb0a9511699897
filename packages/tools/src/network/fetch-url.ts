import * as z from 'zod/mini';
import { defineTool, type Tool, type ToolResult } from '../define-tool.ts';
import type { FetchedPage } from '../hands/hands.ts';
import { decodeText } from '../output/decode-text.ts';

const timeoutMs = 30_000;

/** Gets a page or file of the public Internet as text. */
export const fetchUrl: Tool = defineTool({
  name: 'fetch_url',
  summary: 'Get a public web page or file as text.',
  input: z.object({ url: z.string().check(z.minLength(1), z.maxLength(8_192)) }),
  intents: ({ url }) => [{ kind: 'fetch-url', url, timeoutMs }],
  effects: ['fetches'],
  limits: { timeoutMs: timeoutMs + 5_000, maxOutputBytes: 16_384 },
  async perform([approved], { hands, signal }): Promise<ToolResult> {
    const page = await hands.fetchUrl(approved, { signal });
    const { status, url, bytes } = page;
    return {
      status: status < 400 ? 'done' : 'failed',
      text: [`${status} ${url}`, ...describeType(page), '', readText(page)].join('\n'),
      summary: `fetched ${url}: ${status}, ${bytes.length} bytes`,
    };
  },
});

function describeType({ contentType, isCut }: FetchedPage): string[] {
  const type = contentType === undefined ? [] : [`content-type: ${contentType}`];
  return isCut ? [...type, 'only the beginning was read'] : type;
}

function readText({ bytes }: FetchedPage): string {
  return decodeText(bytes) ?? `(${bytes.length} bytes that are no text)`;
}
