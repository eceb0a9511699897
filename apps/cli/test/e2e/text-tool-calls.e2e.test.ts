import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines, ofType } from '../support/selfware.ts';

describe('selfware run', () => {
  it('does what a small model writes into its text as <tool_call>', async () => {
    const content = 'export const open = "<tool_call>";\n';
    await using stage = await createStage([
      {
        text: '<think>A file is needed.</think>I write it.\n',
        textToolCalls: {
          format: 'hermes',
          calls: [{ name: 'write_file', arguments: { path: 'a.ts', content } }],
        },
      },
      { text: 'It is written.' },
    ]);
    const ended = await stage.run(['run', 'write a.ts', '--mode', 'accept-edits', '--json']);
    expect(ended.exitCode).toBe(0);
    expect(await readFile(`${stage.workspace}/a.ts`, 'utf8')).toBe(content);
    const lines = jsonLines(ended.stdout);
    expect(ofType(lines, 'tool-call-end')).toMatchObject([{ outcome: { status: 'done' } }]);
    expect(ofType(lines, 'reply-end')[0]).toMatchObject({ text: 'I write it.\n' });
    stage.server.assertConsumed();
  });

  it('tells the model why a call in its text was not run, and goes on', async () => {
    await using stage = await createStage([
      { text: '<tool_call>{"name": "writefile", "arguments": {"path": "a"}}</tool_call>' },
      { text: 'I cannot do it.' },
    ]);
    expect((await stage.run(['run', 'write a'])).exitCode).toBe(0);
    expect(stage.server.requests[1]?.rawBody).toContain('Did you mean');
    stage.server.assertConsumed();
  });
});
