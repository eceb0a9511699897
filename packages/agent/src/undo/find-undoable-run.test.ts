import { describe, expect, it } from 'vitest';
import { at, runStartOf } from '../../test/support/records.ts';
import type { SessionRecord } from '../session/session-record.ts';
import { findUndoableRun } from './find-undoable-run.ts';

async function* stream(records: readonly SessionRecord[]): AsyncIterable<SessionRecord> {
  yield* records;
}
const changed = (path: string): SessionRecord => {
  const change = { path, before: null, after: 'a'.repeat(64) };
  return { type: 'file-change', at, callId: 'c', change };
};
const undone = (runId: string): SessionRecord => {
  return { type: 'undo', at, runId, restored: [], removed: [], refused: [] };
};

describe('findUndoableRun', () => {
  it('finds the last run that changed files', async () => {
    const records = [runStartOf('1'), changed('a'), runStartOf('2'), changed('b'), runStartOf('3')];
    const run = await findUndoableRun(stream(records));
    expect(run).toMatchObject({ runId: '2', changes: [{ path: 'b' }] });
  });

  it('finds the run before one that was taken back', async () => {
    const records = [runStartOf('1'), changed('a'), runStartOf('2'), changed('b'), undone('2')];
    expect(await findUndoableRun(stream(records))).toMatchObject({ runId: '1' });
  });

  it('finds nothing when every run was taken back', async () => {
    expect(
      await findUndoableRun(stream([runStartOf('1'), changed('a'), undone('1')])),
    ).toBeUndefined();
  });
});
