import type { LogLine } from '@selfware/observability';
import { readJournal } from '@selfware/persistence';
import { logJournal, logJournalNames, type LogPlace } from './log-journals.ts';

/** The lines of the log, oldest first, also of runs that go on meanwhile; damaged lines are left out. */
export async function readLog(place: LogPlace): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  for (const name of logJournalNames)
    for await (const { record } of readJournal(logJournal(place, name))) lines.push(record);
  return lines.sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
}
