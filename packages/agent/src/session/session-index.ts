import type { Clock, SessionId } from '@selfware/contracts';
import { openJournal, type Journal, type Sensitivity } from '@selfware/persistence';
import * as z from 'zod/mini';
import { runOutcomes, type RunOutcome } from '../agent-event.ts';
import type { SessionDescription } from './session-summary.ts';

/** One line of the index: a session was created, or one of its runs began or ended. */
export type IndexEntry = CreatedEntry | RunEntry;

// A number for a compaction to stand for, and nothing else.
interface CompactedEntry {
  readonly type: 'compacted';
  readonly at: number;
}

type IndexRecord = IndexEntry | CompactedEntry;

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
    forget: (id) => use((journal) => forget(journal, { id, at: options.clock.now() })),
  };
}

type IndexJournal = Journal<IndexRecord, readonly IndexEntry[]>;

async function useIndex<T>(
  options: SessionIndexOptions,
  work: (journal: IndexJournal) => Promise<T>,
): Promise<T> {
  const schema = createRecordSchema();
  const snapshotSchema = z.array(createEntrySchema());
  const names = { name: 'index', lockWaitMs: 5_000 };
  const journal = await openJournal({ ...options, ...names, schema, snapshotSchema });
  return work(journal).finally(() => journal.close());
}

async function readEntries(journal: IndexJournal): Promise<readonly IndexEntry[]> {
  const entries = [...(journal.snapshot?.value ?? [])];
  for await (const { record } of journal.read())
    if (record.type !== 'compacted') entries.push(record);
  return entries;
}

// A journal keeps two snapshots and what lies between them: only the second compaction takes the old entries away.
const rounds = 2;

async function forget(
  journal: IndexJournal,
  { id, at }: { readonly id: SessionId; readonly at: number },
): Promise<void> {
  const kept = (await readEntries(journal)).filter((entry) => entry.id !== id);
  for (let round = 0; round < rounds; round += 1) {
    const through = await journal.append({ type: 'compacted', at });
    await journal.compact(kept, { through });
  }
}

function createRecordSchema(): z.ZodMiniType<IndexRecord> {
  const compacted = z.object({ type: z.literal('compacted'), at: z.number() });
  return z.union([createEntrySchema(), compacted]);
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
