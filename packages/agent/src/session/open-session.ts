import type { SessionId } from '@selfware/contracts';
import type { JournalOptions, RecoveryReport, Reserve } from '@selfware/persistence';
import { openReservedJournal } from './reserved-journal.ts';
import type { IndexEntry, SessionIndex } from './session-index.ts';
import type { SessionRecord, SessionStart } from './session-record.ts';

/** One session, locked for this process until it is closed. */
export interface Session {
  readonly id: SessionId;
  /** What was found damaged at opening, and what became of it. */
  readonly report: RecoveryReport;
  /** Resolves when every record is on the disk; one commit for all of them. Throws what persistence's `append` throws. */
  append(...records: readonly SessionRecord[]): Promise<void>;
  /** What was appended before the call, oldest first. */
  records(): AsyncIterable<SessionRecord>;
  /** Gives the lock back; a second call does nothing. */
  close(): Promise<void>;
}

/** What a session is opened with. */
export interface OpenSessionOptions {
  readonly id: SessionId;
  readonly index: SessionIndex;
  readonly journal: JournalOptions<SessionRecord>;
  /** Absent: nothing is kept back for a full disk. */
  readonly reserve?: Reserve;
  /** The first record of a new session; absent for one that exists. */
  readonly start?: SessionStart;
}

/** Opens the journal of a session, creating it when absent, and keeps the index told of its runs. */
export async function openSession({
  id,
  index,
  journal: options,
  reserve,
  start,
}: OpenSessionOptions): Promise<Session> {
  let indexed: Promise<unknown> | undefined =
    start === undefined ? undefined : noteRun(index, id, start);
  const journal = await openReservedJournal(options, reserve);
  // The first commit carries it: a session of which nothing else is known need not be durable.
  if (start !== undefined) await journal.append([start], { durable: false });
  return {
    id,
    report: journal.report,
    async append(...records) {
      indexed = Promise.all([indexed, ...records.map((record) => noteRun(index, id, record))]);
      const appended = journal.append(records);
      // Nothing goes on behind the caller's back, whichever of the two fails.
      await appended.finally(() => indexed);
    },
    async *records() {
      for await (const { record } of journal.read()) yield record;
    },
    async close() {
      await indexed;
      await journal.close();
    },
  };
}

async function noteRun(index: SessionIndex, id: SessionId, record: SessionRecord): Promise<void> {
  const entry = entryOfRecord(id, record);
  try {
    if (entry !== undefined) await index.append(entry);
  } catch {
    // The journal is the truth: a list looks into it when the index knows of no end.
  }
}

/** What the index is told of a record; absent means nothing. */
export function entryOfRecord(id: SessionId, record: SessionRecord): IndexEntry | undefined {
  const { at } = record;
  if (record.type === 'session-start') {
    const { workspace, model, task } = record;
    return { type: 'created', id, at, workspace, model, task };
  }
  if (record.type === 'run-start' && record.resumed)
    return { type: 'run', id, at, state: 'running', turns: 0 };
  if (record.type === 'run-end')
    return { type: 'run', id, at, state: record.outcome, turns: record.turns };
  return undefined;
}
