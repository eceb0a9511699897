import { join, resolve } from 'node:path';
import { systemClock, type JsonValue } from '@selfware/contracts';
import { asWriteError } from '../files/file-system-error.ts';
import { assertPortableName } from '../files/file-name.ts';
import type { Lock } from '../files/lock-file.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { makeDurableDirectory } from '../files/make-durable-directory.ts';
import { removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { FileJournal, type FileJournalParts } from './file-journal.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { openSnapshot } from './open-snapshot.ts';
import { recoverChain } from './recover-chain.ts';
import type { JournalPlace } from './recover-journal.ts';

/**
 * Opens the journal `<name>.journal` for this process alone, making it when absent. What a crash or the disk damaged is cut out,
 * kept in `quarantine/` and told in `report`; every whole record is kept.
 * Throws `persistence/locked`, `persistence/version-unsupported` (a newer format), `persistence/invalid-name`, `persistence/not-a-file`,
 * `persistence/journal-damaged` (where `recovery` refuses it), `persistence/disk-full` or `persistence/not-writable`; the file is then as it was.
 */
export async function openJournal<
  T extends JsonValue | object,
  S extends JsonValue | object = JsonValue,
>(options: JournalOptions<T, S>): Promise<Journal<T, S>> {
  const { clock = systemClock, lockWaitMs = 0, fileSystem = nodeFileSystem } = options;
  const directory = resolve(options.directory);
  const name = assertPortableName(options.name);
  const file = `${name}.journal`;
  await makeDurableDirectory(directory, fileSystem);
  const lock = await fileSystem.lock(join(directory, `${name}.lock`), {
    waitMs: lockWaitMs,
    clock,
  });
  const { recovery = 'salvage' } = options;
  return openLocked(options, lock, { directory, name, file, clock, fileSystem, recovery });
}

async function openLocked<T extends JsonValue | object, S extends JsonValue | object>(
  options: JournalOptions<T, S>,
  lock: Lock,
  place: JournalPlace,
): Promise<Journal<T, S>> {
  const path = join(place.directory, place.file);
  try {
    await removeStaleTemporaries(place.directory, place);
    // Before anything is recovered: without its key there is nothing to be done.
    const { sensitivity } = options;
    const seal = sensitivity.kind === 'encrypt' ? await sensitivity.vault.prepareSeal() : undefined;
    const recovered = await recoverChain(place);
    return await toJournal({ options, lock, place, recovered, seal });
  } catch (error) {
    await lock.close();
    throw asWriteError(path, error);
  }
}

async function toJournal<T extends JsonValue | object, S extends JsonValue | object>(
  parts: Omit<FileJournalParts<T, S>, 'snapshot'>,
): Promise<Journal<T, S>> {
  const { options, place, recovered } = parts;
  try {
    const path = join(place.directory, place.file);
    const snapshot = await openSnapshot(recovered.snapshot, path, options);
    return new FileJournal({ ...parts, snapshot });
  } catch (error) {
    await parts.recovered.active.file.close();
    throw error;
  }
}
