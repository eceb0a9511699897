import { join } from 'node:path';
import type { Clock } from '@selfware/contracts';
import { JournalDamagedError, NotAFileError, VersionUnsupportedError } from '../errors.ts';
import type { FileSystem, OpenedFile } from '../files/file-system.ts';
import { plainDirectory } from '../files/plain-directory.ts';
import { quarantineBytes } from '../files/quarantine.ts';
import { replaceFile } from '../files/replace-file.ts';
import { writeAll } from '../files/write-all.ts';
import type { Damage, RecoveryReport } from '../recovery-report.ts';
import { inspectJournal, type Inspection } from './inspect-journal.ts';
import { encodeJournalHeader, journalFormat, journalHeaderBytes } from './journal-header.ts';
import type { RecoveryPolicy } from './journal.ts';
import { WindowedFile } from './windowed-file.ts';

/** A journal file that is ready to be appended to. */
export interface RecoveredJournal {
  readonly file: OpenedFile;
  /** Where the next record goes. */
  readonly end: number;
  /** 0 when there was never a record. */
  readonly lastSequence: number;
  /** The number that its first record has or will have. */
  readonly firstSequence: number;
  readonly report: RecoveryReport;
}

/** Where a journal lies. */
export interface JournalPlace {
  readonly directory: string;
  /** The journal's. */
  readonly name: string;
  /** The plain name of the file. */
  readonly file: string;
  /** The number of the first record, should the file not tell; absent means 1. */
  readonly firstSequence?: number;
  /** Which damage is worked around; in a file that is not the newest, a tail is no unfinished write. */
  readonly recovery: RecoveryPolicy;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
}

/**
 * Opens a journal file, making it when absent, and brings it into a state in which every byte is part of a whole record.
 * Damaged bytes are kept in `quarantine/` before anything is changed; opening again finds nothing more to do.
 */
export async function recoverJournal(place: JournalPlace): Promise<RecoveredJournal> {
  const opened = await openFile(place);
  try {
    const { size } = await opened.stat();
    return size === 0 ? await beginJournal(opened, place) : await checkJournal(opened, size, place);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openFile({ directory, file, fileSystem }: JournalPlace): Promise<OpenedFile> {
  const path = join(directory, file);
  const opened = await fileSystem.open(path, 'update');
  if ((await opened.stat()).kind === 'file') return opened;
  await opened.close();
  throw new NotAFileError({ path, kind: 'special file' });
}

async function beginJournal(
  opened: OpenedFile,
  { directory, file, firstSequence = 1, fileSystem }: JournalPlace,
): Promise<RecoveredJournal> {
  // In this order a header shows, after a kill, that the entry of its file is durable; it becomes durable itself with the first record.
  await fileSystem.syncDirectory(directory);
  await writeAll(opened, encodeJournalHeader(firstSequence), {
    path: join(directory, file),
    position: 0,
  });
  const report: RecoveryReport = { source: 'empty', damage: [], lost: [], quarantined: [] };
  return { file: opened, end: journalHeaderBytes, lastSequence: 0, firstSequence, report };
}

async function checkJournal(
  opened: OpenedFile,
  size: number,
  place: JournalPlace,
): Promise<RecoveredJournal> {
  const found = await inspectJournal(new WindowedFile(opened, size), {
    name: place.file,
    size,
    firstSequence: place.firstSequence ?? 1,
  });
  if (found.format !== undefined && found.format !== journalFormat) {
    const path = join(place.directory, place.file);
    throw new VersionUnsupportedError({ path, version: found.format, supported: journalFormat });
  }
  const { lastSequence, firstSequence } = found;
  const [first] = found.damage;
  if (first === undefined)
    return { file: opened, end: size, lastSequence, firstSequence, report: toReport(found, []) };
  const isTail = found.format !== undefined && first.offset + first.bytes === size;
  assertTolerable(place, first, isTail);
  const recovered = isTail
    ? await cutTail(opened, first, place)
    : await rewrite(opened, found, place);
  return {
    ...recovered,
    lastSequence,
    firstSequence,
    report: toReport(found, [recovered.quarantined]),
  };
}

/** Throws `persistence/journal-damaged` unless the policy works around such damage. */
export function assertTolerable(
  { directory, recovery }: Pick<JournalPlace, 'directory' | 'recovery'>,
  { file, offset, reason }: Damage,
  isTail: boolean,
): void {
  if (worksAround(recovery) || (recovery === 'tolerate-tail' && isTail)) return;
  throw new JournalDamagedError({ path: join(directory, file), offset, reason });
}

/** Whether a policy opens a journal whatever is damaged. */
export function worksAround(recovery: RecoveryPolicy): boolean {
  return recovery === 'salvage' || recovery === 'point-in-time';
}

type Repaired = Pick<RecoveredJournal, 'file' | 'end'> & { readonly quarantined: string };

async function cutTail(opened: OpenedFile, damage: Damage, place: JournalPlace): Promise<Repaired> {
  const quarantined = await quarantineBytes({ source: opened, ...damage }, { ...place, damage });
  await opened.truncate(damage.offset);
  await opened.syncData();
  return { file: opened, end: damage.offset, quarantined };
}

async function rewrite(
  opened: OpenedFile,
  found: Inspection,
  place: JournalPlace,
): Promise<Repaired> {
  const [damage] = found.damage as readonly [Damage];
  // The whole file, not only what is damaged: what was between the records may matter to whoever repairs by hand.
  const { size: bytes } = await opened.stat();
  const whole = { source: opened, offset: 0, bytes };
  const quarantined = await quarantineBytes(whole, { ...place, damage });
  const content = copyRecords(opened, found);
  await replaceFile(plainDirectory(place.directory, place), {
    name: place.file,
    mode: 0o600,
    content,
  });
  const replaced = await openFile(place);
  await opened.close();
  return { file: replaced, end: (await replaced.stat()).size, quarantined };
}

const copyBytes = 1 << 20;

async function* copyRecords(opened: OpenedFile, found: Inspection): AsyncGenerator<Uint8Array> {
  yield encodeJournalHeader(found.firstSequence);
  for (const { offset, bytes } of found.runs) {
    const file = new WindowedFile(opened, offset + bytes);
    for (let done = 0; done < bytes; done += copyBytes)
      yield await file.read(offset + done, copyBytes);
  }
}

function toReport(found: Inspection, quarantined: readonly string[]): RecoveryReport {
  const { damage, lost, lastSequence } = found;
  const source = lastSequence === 0 ? 'empty' : damage.length === 0 ? 'newest' : 'salvage';
  return { source, damage, lost, quarantined };
}
