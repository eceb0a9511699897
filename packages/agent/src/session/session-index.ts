import type { Clock, SessionId } from '@selfware/contracts';
import { openJournal, type Journal, type Sensitivity } from '@selfware/persistence';
import * as z from 'zod/mini';
import { runOutcomes, type RunOutcome } from '../agent-event.ts';
import type { SessionDescription } from './session-summary.ts';

/** One line of the index: a session was created, or one of its runs began or ended. */
export type IndexEntry = CreatedEntry | RunEntry;

interface CreatedEntry extends SessionDescription {
  readonly type: 'created';
  readonly id: SessionId;
  readonly at: number;
}

interface RunEntry {
  readonly type: 'run';
  readonly id: SessionId;
  readonly at: number;
  readonly state: RunOutcome | 'running';
  /** Of this run; 0 while it runs. */
  readonly turns: number;
}

/** What the sessions of a directory are, in one file, so that listing them opens none. */
export interface SessionIndex {
  /** Resolves when the entry is durable; waits for other processes that write theirs. */
  append(entry: IndexEntry): Promise<void>;
  /** All entries, oldest first. */
  read(): Promise<readonly IndexEntry[]>;
  /** Takes every entry of a session out of the files. */
  forget(id: SessionId): Promise<void>;
}

/** Where the index lies and how it is kept. */
export interface SessionIndexOptions {
  readonly directory: string;
  readonly sensitivity: Sensitivity;
  readonly clock: Clock;
}

/** Creates the index of a directory; each use opens the file and closes it again, since several processes share it. */
export function createSessionIndex(options: SessionIndexOptions): SessionIndex {
  let last: Promise<unknown> = Promise.resolve();
  // One use after the other: the lock that keeps other processes out keeps this one out too.
  const use = <T>(work: (journal: IndexJournal) => Promise<T>): Promise<T> => {
    const next = last.then(() => useIndex(options, work));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    append: (entry) =>
      use(async (journal) => {
        await journal.append(entry);
      }),
    read: () => use(readEntries),
    forget: (id) => use((journal) => forget(journal, id)),
  };
}

type IndexJournal = Journal<IndexEntry, readonly IndexEntry[]>;

async function useIndex<T>(
  options: SessionIndexOptions,
  work: (journal: IndexJournal) => Promise<T>,
): Promise<T> {
  const schema = createEntrySchema();
  const snapshotSchema = z.array(schema);
  const names = { name: 'index', lockWaitMs: 5_000 };
  const journal = await openJournal({ ...options, ...names, schema, snapshotSchema });
  return work(journal).finally(() => journal.close());
}

async function readEntries(journal: IndexJournal): Promise<readonly IndexEntry[]> {
  const entries = [...(journal.snapshot?.value ?? [])];
  for await (const { record } of journal.read()) entries.push(record);
  return entries;
}

async function forget(journal: IndexJournal, id: SessionId): Promise<void> {
  const kept = (await readEntries(journal)).filter((entry) => entry.id !== id);
  const through = journal.lastSequence;
  if (through > 0) await journal.compact(kept, { through, forget: true });
}

function createEntrySchema(): z.ZodMiniType<IndexEntry> {
  const created = {
    type: z.literal('created'),
    id: z.string(),
    at: z.number(),
    workspace: z.string(),
    model: z.string(),
    task: z.string(),
  };
  const run = {
    type: z.literal('run'),
    id: z.string(),
    at: z.number(),
    state: z.enum([...runOutcomes, 'running']),
    turns: z.number(),
  };
  return z.discriminatedUnion('type', [z.object(created), z.object(run)]);
}
