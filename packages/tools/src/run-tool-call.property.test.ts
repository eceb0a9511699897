import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../test/workbench.ts';
import { codingTools } from './tool-sets.ts';

configureProperties();

const { signal } = new AbortController();
const toolName = fc.constantFrom(...codingTools.map(({ name }) => name), 'toString', '');

const plausible = fc.record(
  {
    path: fc.oneof(text(20), fc.constantFrom('.', '..', '/', 'a.txt', '\0', 'a/../../b')),
    content: text(50),
    old_text: text(10),
    new_text: text(10),
    pattern: text(10),
    regex: fc.boolean(),
    replace_all: fc.boolean(),
    offset: fc.oneof(fc.integer(), fc.double()),
    limit: fc.oneof(fc.integer(), fc.double()),
  },
  { requiredKeys: [] },
);

const rawArguments = fc.oneof(
  plausible.map((input) => JSON.stringify(input)),
  fc.json(),
  fc.string({ unit: 'binary' }),
);

describe('runToolCall', () => {
  it('never throws, whatever the arguments', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'one\n' } });
    await fc.assert(
      fc.asyncProperty(toolName, rawArguments, async (name, raw) => {
        const outcome = await bench.toolbox.run({ id: '1', name, rawArguments: raw }, { signal });
        expect(outcome.text.isWellFormed()).toBe(true);
        expect(outcome.summary).not.toContain('\n');
      }),
    );
  }, 60_000);

  it('never shows a known secret', async () => {
    const secret = 'correct-horse-battery-staple';
    await using bench = await openWorkbench({ known: [secret] });
    await fc.assert(
      fc.asyncProperty(text(200), text(200), fc.nat(40), async (before, after, repeated) => {
        const content = `${before.repeat(repeated)}${secret}${after.repeat(repeated)}`;
        await bench.workspace.write('a.txt', content);
        const outcomes = [
          await bench.call('read_file', { path: 'a.txt' }),
          await bench.call('search_text', { pattern: secret.slice(0, 5) }),
          await bench.call('edit_file', { path: 'a.txt', old_text: secret, new_text: secret }),
          await bench.call('read_file', { path: secret }),
        ];
        expect(JSON.stringify(outcomes)).not.toContain(secret);
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
