import { constants, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@selfware/contracts';
import { NotAFileError, VersionUnsupportedError } from '../errors.ts';
import { plainDirectory } from '../files/plain-directory.ts';
import { quarantineBytes } from '../files/quarantine.ts';
import { replaceFile } from '../files/replace-file.ts';
import { syncDirectory } from '../files/sync-directory.ts';
import type { Damage, RecoveryReport } from '../recovery-report.ts';
import { inspectJournal, type Inspection } from './inspect-journal.ts';
import { encodeJournalHeader, journalFormat, journalHeaderBytes } from './journal-header.ts';
import { WindowedFile } from './windowed-file.ts';

/** A journal file that is ready to be appended to. */
export interface RecoveredJournal {
  readonly handle: FileHandle;
  /** Where the next record goes. */
  readonly end: number;
  /** 0 when there was never a record. */
  readonly lastSequence: number;
  readonly report: RecoveryReport;
}

/** Where a journal lies. */
export interface JournalPlace {
  readonly directory: string;
  /** The plain name of the file. */
  readonly file: string;
  readonly clock: Clock;
}

/**
 * Opens a journal file, making it when absent, and brings it into a state in which every byte is part of a whole record.
 * Damaged bytes are kept in `quarantine/` before anything is changed; opening again finds nothing more to do.
 */
export async function recoverJournal(place: JournalPlace): Promise<RecoveredJournal> {
  const handle = await openFile(place);
  try {
    const { size } = await handle.stat();
    return size === 0 ? await beginJournal(handle, place) : await checkJournal(handle, size, place);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

const { O_RDWR, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;

async function openFile({ directory, file }: JournalPlace): Promise<FileHandle> {
  const path = join(directory, file);
  const handle = await open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new NotAFileError({ path, kind: 'special file' });
}

async function beginJournal(
  handle: FileHandle,
  { directory }: JournalPlace,
): Promise<RecoveredJournal> {
  // In this order a header shows, after a kill, that the entry of its file is durable; it becomes durable itself with the first record.
  await syncDirectory(directory);
  await handle.write(encodeJournalHeader(1), 0, journalHeaderBytes, 0);
  const report: RecoveryReport = { source: 'empty', damage: [], lost: [], quarantined: [] };
  return { handle, end: journalHeaderBytes, lastSequence: 0, report };
}

async function checkJournal(
  handle: FileHandle,
  size: number,
  place: JournalPlace,
): Promise<RecoveredJournal> {
  const found = await inspectJournal(new WindowedFile(handle, size), { name: place.file, size });
  if (found.format !== undefined && found.format !== journalFormat) {
    const path = join(place.directory, place.file);
    throw new VersionUnsupportedError({ path, version: found.format, supported: journalFormat });
  }
  const { lastSequence } = found;
  const [first] = found.damage;
  if (first === undefined) return { handle, end: size, lastSequence, report: toReport(found, []) };
  const isTail = found.format !== undefined && first.offset + first.bytes === size;
  const recovered = isTail
    ? await cutTail(handle, first, place)
    : await rewrite(handle, found, place);
  return { ...recovered, lastSequence, report: toReport(found, [recovered.quarantined]) };
}

type Repaired = Pick<RecoveredJournal, 'handle' | 'end'> & { readonly quarantined: string };

async function cutTail(handle: FileHandle, damage: Damage, place: JournalPlace): Promise<Repaired> {
  const quarantined = await quarantineBytes({ source: handle, ...damage }, { ...place, damage });
  await handle.truncate(damage.offset);
  await handle.datasync();
  return { handle, end: damage.offset, quarantined };
}

async function rewrite(
  handle: FileHandle,
  found: Inspection,
  place: JournalPlace,
): Promise<Repaired> {
  const [damage] = found.damage as readonly [Damage];
  // The whole file, not only what is damaged: what was between the records may matter to whoever repairs by hand.
  const { size: bytes } = await handle.stat();
  const whole = { source: handle, offset: 0, bytes };
  const quarantined = await quarantineBytes(whole, { ...place, damage });
  const content = copyRecords(handle, found);
  await replaceFile(plainDirectory(place.directory), { name: place.file, mode: 0o600, content });
  const replaced = await openFile(place);
  await handle.close();
  return { handle: replaced, end: (await replaced.stat()).size, quarantined };
}

const copyBytes = 1 << 20;

async function* copyRecords(handle: FileHandle, found: Inspection): AsyncGenerator<Uint8Array> {
  yield encodeJournalHeader(found.firstSequence);
  for (const { offset, bytes } of found.runs) {
    const file = new WindowedFile(handle, offset + bytes);
    for (let done = 0; done < bytes; done += copyBytes)
      yield await file.read(offset + done, copyBytes);
  }
}

function toReport(found: Inspection, quarantined: readonly string[]): RecoveryReport {
  const { damage, lost, lastSequence } = found;
  const source = lastSequence === 0 ? 'empty' : damage.length === 0 ? 'newest' : 'salvage';
  return { source, damage, lost, quarantined };
}
