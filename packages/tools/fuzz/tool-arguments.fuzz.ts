import { parseJson } from '@selfware/contracts';
import { createRunContainer } from '../src/container/run-container.ts';
import { codingTools } from '../src/tool-sets.ts';

const tools = [...codingTools, createRunContainer({ engine: 'podman', workspace: '/w' })];

/** Any arguments are prepared or refused with a sentence; nothing throws, and an intent holds only what was given. */
export function fuzz(data: Buffer): void {
  const tool = tools[(data[0] ?? 0) % tools.length];
  const parsed = parseJson(data.subarray(1).toString(), { maxLength: 100_000, maxDepth: 32 });
  if (tool === undefined || !parsed.ok) return;
  const prepared = tool.prepare(parsed.value);
  if (!prepared.ok) {
    if (!prepared.failure.includes('Expected arguments: {')) throw new Error('expected a hint');
    return;
  }
  const kinds = {
    reads: /^(read|list|search)-/,
    writes: /^(write|edit|export)-/,
    runs: /^(run|commit)-/,
    fetches: /^fetch-/,
  };
  for (const { kind } of prepared.value.intents)
    if (!tool.effects.some((effect) => kinds[effect].test(kind)))
      throw new Error(`expected an intent that ${tool.name} declares, got ${kind}`);
}
