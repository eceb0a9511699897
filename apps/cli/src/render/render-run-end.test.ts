import type { FileChange } from '@selfware/tools';
import { describe, expect, it } from 'vitest';
import { runEnd } from '../../test/support/events.ts';
import { plainLook } from '../../test/support/plain-look.ts';
import { renderRunEnd } from './render-run-end.ts';

const change: FileChange = { path: 'a', before: null, after: 'h' };

describe('renderRunEnd', () => {
  it('says that counts are estimates, and how many files changed', () => {
    const usage = { input: 1, output: 1, source: 'estimate' } as const;
    expect(renderRunEnd(runEnd({ usage, turns: 1, changes: [change, change] }), plainLook)).toBe(
      '✓ done · 1 turn · about 1 in, 1 token out · 1.5 s · 1 file changed',
    );
  });

  it('says what to do after a run that did not end well', () => {
    const error = {
      code: 'llm-client/unreachable',
      category: 'network',
      message: 'expected a server',
      hint: 'start it',
      retryable: true,
      details: {},
    } as const;
    const told = renderRunEnd(
      runEnd({ outcome: 'model-failed', error, changes: [change] }),
      plainLook,
    );
    expect(told.split('\n').slice(1)).toEqual([
      '  expected a server (llm-client/unreachable)',
      '  start it',
      '  `selfware resume`, with the same flags, goes on from here',
      '  `selfware undo` takes the changes back',
    ]);
  });

  it('says how refused calls can be allowed', () => {
    const told = renderRunEnd(runEnd({ outcome: 'approval-needed', refused: 2 }), plainLook);
    expect(told).toContain('2 calls needed a yes');
  });
});
