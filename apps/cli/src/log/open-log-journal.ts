import type { LogDestination, LogLine } from '@selfware/observability';
import { JournalFullError, LockedError, openJournal, type Journal } from '@selfware/persistence';
import * as z from 'zod/mini';
import { logJournal, logJournalNames, type LogPlace } from './log-journals.ts';

const maxBytes = 4 * 1024 ** 2;
const segmentBytes = 256 * 1024;

type LogJournal = Journal<LogLine, null>;

/** Goes on with the first journal of the log that no other process writes; a full one forgets the older half of its lines. Throws `persistence/locked` when all are in use. */
export async function openLogJournal(place: LogPlace): Promise<LogDestination> {
  const journal = await openFirstFree(place);
  // One after the other: what makes room for one line must not be taken by another.
  let before: Promise<unknown> = Promise.resolve();
  return {
    write(line) {
      const writing = before.then(() => writeLine(journal, line));
      before = writing.catch(() => undefined);
      return writing;
    },
    close: () => journal.close(),
  };
}

async function writeLine(journal: LogJournal, line: LogLine): Promise<void> {
  try {
    await journal.append(line);
  } catch (error) {
    if (!(error instanceof JournalFullError)) throw error;
    await forgetOlderHalf(journal);
    await journal.append(line);
  }
}

async function openFirstFree(place: LogPlace): Promise<LogJournal> {
  let failure: unknown;
  for (const name of logJournalNames)
    try {
      return await openOne(place, name);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      failure = error;
    }
  throw failure;
}

function openOne(place: LogPlace, name: string): Promise<LogJournal> {
  return openJournal({
    ...logJournal(place, name),
    snapshotSchema: z.null(),
    // A kill loses no line, and no line is worth a sync.
    durability: 'exit',
    segmentBytes,
    maxBytes,
  });
}

async function forgetOlderHalf(journal: LogJournal): Promise<void> {
  const { lastSequence: last, snapshot } = journal;
  const through = Math.ceil(((snapshot?.through ?? 0) + last) / 2);
  await journal.compact(null, { through, forget: true });
}
