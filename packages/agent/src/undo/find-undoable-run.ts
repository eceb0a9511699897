import type { RunId } from '@selfware/contracts';
import type { FileChange } from '@selfware/tools';
import type { SessionRecord } from '../session/session-record.ts';

/** A run whose file changes can be taken back. */
export interface UndoableRun {
  readonly runId: RunId;
  /** In the order in which they happened; never empty. */
  readonly changes: readonly FileChange[];
}

/** Finds the last run of a session that changed files and was not taken back; undefined when there is none. */
export async function findUndoableRun(
  records: AsyncIterable<SessionRecord>,
): Promise<UndoableRun | undefined> {
  const runs = new Map<RunId, FileChange[]>();
  let runId: RunId = '';
  for await (const record of records) {
    if (record.type === 'run-start') runId = record.runId;
    if (record.type === 'file-change') runs.set(runId, [...(runs.get(runId) ?? []), record.change]);
    if (record.type === 'undo') runs.delete(record.runId);
  }
  const last = [...runs].at(-1);
  return last === undefined ? undefined : { runId: last[0], changes: last[1] };
}
