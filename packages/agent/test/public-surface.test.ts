import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

describe('@selfware/agent', () => {
  it('exports exactly these values; everything else is a type', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'ContextFullError',
      'InvalidHistoryError',
      'NoRunError',
      'RunInProgressError',
      'SessionNotFoundError',
      'StorageFailedError',
      'agentEventVersion',
      'createAgent',
      'createChangeRelay',
      'createContextWindow',
      'findMislisted',
      'findSessionBlobs',
      'isSessionId',
      'openSessionStore',
      'relistSessions',
      'runEndChannel',
      'runStartChannel',
      'sessionListName',
      'turnEndChannel',
      'undoLastRun',
    ]);
  });

  it('brands every error and lists its code in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const errors = [
      new surface.ContextFullError({ tokens: 2, budgetTokens: 1 }),
      new surface.InvalidHistoryError({ expected: 'a', got: 'b' }),
      new surface.NoRunError({ path: 'a' }),
      new surface.RunInProgressError(),
      new surface.SessionNotFoundError({ sessionId: 's' }),
      new surface.StorageFailedError({ cause: new Error('disk') }),
    ];
    for (const error of errors) {
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^agent\/[a-z-]+$/);
      expect(readme).toContain(`\`${error.code}\``);
    }
    const classes = Object.keys(surface).filter((name) => name.endsWith('Error'));
    expect(errors.map(({ name }) => name).sort()).toEqual(classes.sort());
  });

  it('documents every event in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const source = await readFile(new URL('../src/agent-event.ts', import.meta.url), 'utf8');
    const types = [...source.matchAll(/readonly type: '([a-z-]+)'/g)].map(([, type]) => type ?? '');
    expect(types).toHaveLength(15);
    for (const type of types) expect(readme).toMatch(new RegExp(`\\| \`${type}\` +\\|`));
  });
});
