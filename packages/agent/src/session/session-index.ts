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
}

/** Where the index lies and how it is kept. */
export interface SessionIndexOptions {
  readonly directory: string;
  readonly sensitivity: Sensitivity;
  readonly clock: Clock;
}

/** Creates the index of a directory; each call opens the file and closes it again, since several processes share it. */
export function createSessionIndex(options: SessionIndexOptions): SessionIndex {
  const open = (): Promise<Journal<IndexEntry>> =>
    openJournal({ ...options, name: 'index', schema: createEntrySchema(), lockWaitMs: 5_000 });
  return {
    async append(entry) {
      await using journal = await open();
      await journal.append(entry);
    },
    async read() {
      await using journal = await open();
      const entries: IndexEntry[] = [];
      for await (const { record } of journal.read()) entries.push(record);
      return entries;
    },
  };
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
