import { SelfwareError, type SessionId } from '@selfware/contracts';
import { LockedError } from '@selfware/persistence';
import type { Session } from './open-session.ts';
import type { IndexEntry } from './session-index.ts';
import type { SessionSummary } from './session-summary.ts';

/** Sums up the index, the newest session first; a run without an end is told as `running`. */
export function summariseIndex(entries: readonly IndexEntry[]): readonly SessionSummary[] {
  const summaries = new Map<SessionId, SessionSummary>();
  for (const entry of entries) {
    const { id, at } = entry;
    const known = summaries.get(id);
    if (entry.type === 'created') summaries.set(id, createdSummary(entry));
    else if (known !== undefined) {
      const turns = known.turns + entry.turns;
      summaries.set(id, { ...known, state: entry.state, turns, lastEventAt: at });
    }
  }
  return [...summaries.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

function createdSummary(entry: Extract<IndexEntry, { type: 'created' }>): SessionSummary {
  const { id, at, workspace, model, task } = entry;
  return { id, workspace, model, task, createdAt: at, state: 'running', turns: 0, lastEventAt: at };
}

/** Tells a session that runs from one whose process died, by its lock; of the latter the journal tells the rest. */
export async function checkRunning(
  summary: SessionSummary,
  open: (id: SessionId) => Promise<Session>,
): Promise<SessionSummary> {
  if (summary.state !== 'running') return summary;
  try {
    const session = await open(summary.id);
    return await readInterrupted(session, summary).finally(() => session.close());
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    // Whose journal is locked, lives; and one damaged session must not hide the others.
    return error instanceof LockedError ? summary : { ...summary, state: 'unreadable' };
  }
}

async function readInterrupted(session: Session, summary: SessionSummary): Promise<SessionSummary> {
  let turns = 0;
  let lastEventAt = summary.lastEventAt;
  let state: SessionSummary['state'] = 'interrupted';
  for await (const record of session.records()) {
    lastEventAt = record.at;
    if (record.type === 'reply-end') turns += 1;
    if (record.type === 'run-start') state = 'interrupted';
    if (record.type === 'run-end') state = record.outcome;
  }
  return { ...summary, state, turns, lastEventAt };
}
