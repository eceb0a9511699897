import { join } from 'node:path';
import { quarantineBytes, quarantineFile } from '../files/quarantine.ts';
import type { Damage } from '../recovery-report.ts';
import { journalHeaderBytes } from './journal-header.ts';
import { recoverJournal, type JournalPlace, type RecoveredJournal } from './recover-journal.ts';
import { scanFrames } from './scan-frames.ts';
import type { Segment } from './segment-files.ts';
import { WindowedFile } from './windowed-file.ts';

/** The files of a journal, each of which has nothing but whole records. */
export interface WholeFiles {
  readonly active: RecoveredJournal;
  /** Full segments, oldest first. */
  readonly sealed: readonly Segment[];
}

/** What a cut left and what it set aside. */
export interface CutFiles extends WholeFiles {
  /** Absolute paths, newest file first. */
  readonly quarantined: readonly string[];
}

/**
 * Sets aside every record numbered `from` or higher, which is `active`'s to close. The newest file goes first: a kill
 * in between leaves a gap in the same place, which the next opening cuts at again.
 */
export async function cutRecords(
  place: JournalPlace,
  { active, sealed }: WholeFiles,
  from: number,
): Promise<CutFiles> {
  await active.file.close();
  const { firstSequence: first, lastSequence: last, end } = active;
  const kept: Segment[] = [];
  const quarantined: string[] = [];
  for (const file of [{ file: place.file, first, last, end }, ...sealed.toReversed()]) {
    const cut = await cutFile(place, file, from);
    quarantined.push(...cut.quarantined);
    if (cut.left !== undefined) kept.unshift(cut.left);
  }
  const reopened = await recoverJournal({ ...place, firstSequence: from });
  return { active: reopened, sealed: kept.filter(({ file }) => file !== place.file), quarantined };
}

interface CutFile {
  readonly quarantined: readonly string[];
  /** Absent when nothing is left of the file. */
  readonly left: Segment | undefined;
}

async function cutFile(place: JournalPlace, file: Segment, from: number): Promise<CutFile> {
  if (file.first >= from) return setAside(place, file);
  if (file.last < from) return { quarantined: [], left: file };
  return cutEnd(place, file, from);
}

async function setAside(place: JournalPlace, { file, end }: Segment): Promise<CutFile> {
  const kept = await quarantineFile({ ...place, damage: toDamage(file, 0, end) });
  return { quarantined: kept === undefined ? [] : [kept], left: undefined };
}

async function cutEnd(place: JournalPlace, segment: Segment, from: number): Promise<CutFile> {
  const { file, end } = segment;
  const opened = await place.fileSystem.open(join(place.directory, file), 'update');
  try {
    const offset = await offsetOf(new WindowedFile(opened, end), end, from);
    const damage = toDamage(file, offset, end - offset);
    const kept = await quarantineBytes({ source: opened, ...damage }, { ...place, damage });
    await opened.truncate(offset);
    await opened.syncData();
    return { quarantined: [kept], left: { ...segment, last: from - 1, end: offset } };
  } finally {
    await opened.close();
  }
}

async function offsetOf(file: WindowedFile, end: number, from: number): Promise<number> {
  for await (const item of scanFrames(file, { start: journalHeaderBytes, end, after: 0 }))
    if (item.kind === 'record' && item.sequence >= from) return item.offset;
  return end;
}

function toDamage(file: string, offset: number, bytes: number): Damage {
  return { file, offset, bytes, reason: 'after-damage' };
}
