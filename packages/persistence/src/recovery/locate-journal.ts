import { join, resolve } from 'node:path';
import { systemClock } from '@selfware/contracts';
import { assertPortableName } from '../files/file-name.ts';
import type { Lock } from '../files/lock-file.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import type { JournalPlace } from '../journal/recover-journal.ts';
import type { JournalLocation } from './journal-state.ts';

/** Where the files of a journal are; throws `persistence/invalid-name`. */
export function locateJournal(location: JournalLocation): JournalPlace {
  const { clock = systemClock, fileSystem = nodeFileSystem } = location;
  const directory = resolve(location.directory);
  const name = assertPortableName(location.name);
  return { directory, name, file: `${name}.journal`, recovery: 'salvage', clock, fileSystem };
}

/** Takes the lock that whoever has the journal open holds; throws `persistence/locked`. */
export async function lockJournal(
  { directory, name, clock, fileSystem }: JournalPlace,
  { lockWaitMs: waitMs = 0 }: JournalLocation,
): Promise<Lock> {
  return fileSystem.lock(join(directory, `${name}.lock`), { waitMs, clock });
}
