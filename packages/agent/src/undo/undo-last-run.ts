import { systemClock, type Clock, type RunId, type SessionId } from '@selfware/contracts';
import type { Session } from '../session/open-session.ts';
import type { SessionStore } from '../session/session-store.ts';
import { findUndoableRun, type UndoableRun } from './find-undoable-run.ts';
import { groupByPath, type UndoStep } from './plan-undo.ts';
import { undoFile, type UndoGround } from './undo-file.ts';

/** Where to undo, and from what. */
export interface UndoOptions extends UndoGround {
  readonly sessions: SessionStore;
  /** Absent means the sessions of this workspace, the newest first. */
  readonly session?: SessionId;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** What became of each file of the run; every path, relative to the root, occurs in exactly one list. */
export interface UndoReport {
  /** Absent when there was nothing to undo. */
  readonly sessionId?: SessionId;
  readonly runId?: RunId;
  /** Have their content and mode of before the run again. */
  readonly restored: readonly string[];
  /** Did not exist before the run and are gone again. */
  readonly removed: readonly string[];
  /** Left as they are, each with the reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  /** Were as before the run already. */
  readonly already: readonly string[];
}

/**
 * Takes back the file changes of the last run that has any and was not taken back; the next call takes back the run before.
 * A file that is neither as the run left it nor as it was before is refused and named. Throws what opening the session throws.
 */
export async function undoLastRun(options: UndoOptions): Promise<UndoReport> {
  for (const id of await findCandidates(options)) {
    const session = await options.sessions.open(id);
    try {
      const run = await findUndoableRun(session.records());
      if (run !== undefined) return await undoRun(options, session, run);
    } finally {
      await session.close();
    }
  }
  return summarise([]);
}

async function findCandidates(options: UndoOptions): Promise<readonly SessionId[]> {
  const { session, sessions, root } = options;
  if (session !== undefined) return [session];
  const summaries = await sessions.list();
  return summaries
    .filter(({ workspace }) => workspace === root.path)
    .sort((a, b) => b.lastEventAt - a.lastEventAt)
    .map(({ id }) => id);
}

async function undoRun(
  options: UndoOptions,
  session: Session,
  { runId, changes }: UndoableRun,
): Promise<UndoReport> {
  const { clock = systemClock, root } = options;
  const steps: UndoStep[] = [];
  for (const [path, ofFile] of groupByPath(changes, root.path))
    steps.push(await undoFile(options, path, ofFile));
  const report = summarise(steps);
  const { restored, removed, refused } = report;
  await session.append({ type: 'undo', at: clock.now(), runId, restored, removed, refused });
  return { sessionId: session.id, runId, ...report };
}

function summarise(
  steps: readonly UndoStep[],
): Pick<UndoReport, 'restored' | 'removed' | 'refused' | 'already'> {
  const paths = (kind: UndoStep['kind']): string[] =>
    steps.filter((step) => step.kind === kind).map(({ path }) => path);
  const refused = steps
    .filter((step) => step.kind === 'refuse')
    .map(({ path, reason }) => ({ path, reason }));
  return {
    restored: paths('restore'),
    removed: paths('remove'),
    refused,
    already: paths('already'),
  };
}
