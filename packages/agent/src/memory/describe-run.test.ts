import { describe, expect, it } from 'vitest';
import { runEndOf } from '../../test/support/records.ts';
import { describeRun } from './describe-run.ts';

describe('describeRun', () => {
  it('names each changed file once and keeps the beginning of the last words', () => {
    const change = { path: 'a.txt', before: null, after: 'a'.repeat(64) };
    const end = runEndOf({ outcome: 'unfinished', changes: [change, change] });
    const lastText = `  ${'word '.repeat(1_000)}`;
    const episode = describeRun({ sessionId: 's', task: 't', end, lastText });
    expect(episode).toMatchObject({
      sessionId: 's',
      task: 't',
      outcome: 'unfinished',
      files: ['a.txt'],
    });
    expect(episode.summary).toHaveLength(600);
  });
});
