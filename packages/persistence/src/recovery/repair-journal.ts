import { join } from 'node:path';
import { asWriteError } from '../files/file-system-error.ts';
import { removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { recoverChain } from '../journal/recover-chain.ts';
import type { RecoveryReport } from '../recovery-report.ts';
import type { JournalLocation } from './journal-state.ts';
import { locateJournal, lockJournal } from './locate-journal.ts';

/**
 * Does to a journal what opening it does, whatever its records are: every whole record is kept, every damaged byte goes to `quarantine/`.
 * Throws `persistence/locked`, `persistence/version-unsupported`, `persistence/not-found` where there is no such directory, and as writing does.
 */
export async function repairJournal(location: JournalLocation): Promise<RecoveryReport> {
  const place = locateJournal(location);
  try {
    const lock = await lockJournal(place, location);
    try {
      await removeStaleTemporaries(place.directory, place);
      const { active, report } = await recoverChain(place);
      await active.file.close();
      return report;
    } finally {
      await lock.close();
    }
  } catch (error) {
    throw asWriteError(join(place.directory, place.file), error);
  }
}
