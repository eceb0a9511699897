import { join } from 'node:path';
import { NotAFileError, VersionUnsupportedError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import { inspectJournal, type Inspection } from '../journal/inspect-journal.ts';
import { journalFormat } from '../journal/journal-header.ts';
import { toChainReport } from '../journal/recover-chain.ts';
import type { JournalPlace } from '../journal/recover-journal.ts';
import { listSideFiles } from '../journal/segment-files.ts';
import { inspectSnapshots } from '../journal/snapshot-files.ts';
import { WindowedFile } from '../journal/windowed-file.ts';
import type { JournalLocation, JournalState } from './journal-state.ts';
import { locateJournal, lockJournal } from './locate-journal.ts';

/**
 * Reads every byte of a journal and changes nothing; nobody else has it open meanwhile.
 * Throws `persistence/locked`, `persistence/version-unsupported`, `persistence/not-readable`, `persistence/not-a-file`.
 */
export async function verifyJournal(location: JournalLocation): Promise<JournalState> {
  const place = locateJournal(location);
  try {
    if ((await place.fileSystem.stat(place.directory)) === undefined) return absent;
    const lock = await lockJournal(place, location);
    try {
      return await verifyLocked(place);
    } finally {
      await lock.close();
    }
  } catch (error) {
    throw asReadError(join(place.directory, place.file), error);
  }
}

const absent: JournalState = { status: 'absent', lastSequence: 0, damage: [], lost: [] };

async function verifyLocked(place: JournalPlace): Promise<JournalState> {
  const segments = await listSideFiles(place, 'segment');
  const snapshots = await inspectSnapshots(place);
  const full: FoundFile[] = [];
  for (const { file, number } of segments) full.push(...(await inspect(place, file, number)));
  const through = snapshots.newest?.through ?? 0;
  const last = Math.max(full.at(-1)?.lastSequence ?? 0, through);
  const newest = await inspect(place, place.file, last + 1);
  const nothing = snapshots.newest === undefined && snapshots.damage.length === 0;
  if (newest.length + full.length === 0 && nothing) return absent;
  const active = newest[0] ?? { firstSequence: last + 1, lastSequence: 0 };
  const { damage, lost } = toChainReport({
    snapshots: { ...snapshots, quarantined: [] },
    reports: [...full, ...newest].map((found) => ({
      ...found,
      source: 'newest',
      quarantined: [],
    })),
    sealed: full.flatMap(({ file, firstSequence: first, lastSequence, size: end }) =>
      lastSequence >= first ? [{ file, first, last: lastSequence, end }] : [],
    ),
    active,
    ...(segments[0] !== undefined && { beginning: segments[0].number }),
  });
  const status = judge({ damage, lost }, newest[0]?.isTorn === true);
  return { status, lastSequence: Math.max(active.lastSequence, last), damage, lost };
}

function judge(
  { damage, lost }: Pick<JournalState, 'damage' | 'lost'>,
  isTorn: boolean,
): JournalState['status'] {
  if (damage.length === 0) return lost.length === 0 ? 'whole' : 'incomplete';
  return isTorn && damage.length === 1 && lost.length === 0 ? 'torn' : 'damaged';
}

interface FoundFile extends Inspection {
  readonly file: string;
  readonly size: number;
  /** Whether all that is damaged is an end that was never finished. */
  readonly isTorn: boolean;
}

/** One file, or none when it is not there. */
async function inspect(
  { directory, fileSystem }: JournalPlace,
  file: string,
  firstSequence: number,
): Promise<readonly FoundFile[]> {
  const path = join(directory, file);
  const stats = await fileSystem.stat(path);
  if (stats === undefined) return [];
  if (stats.kind !== 'file') throw new NotAFileError({ path, kind: stats.kind });
  const opened = await fileSystem.open(path, 'read');
  try {
    const { size } = await opened.stat();
    if (size === 0) return [{ ...emptyFile, firstSequence, file, size }];
    const options = { name: file, size, firstSequence };
    const found = await inspectJournal(new WindowedFile(opened, size), options);
    if (found.format !== undefined && found.format !== journalFormat)
      throw new VersionUnsupportedError({ path, version: found.format, supported: journalFormat });
    const [first, second] = found.damage;
    return [
      { ...found, file, size, isTorn: second === undefined && first?.reason === 'torn-tail' },
    ];
  } finally {
    await opened.close();
  }
}

const emptyFile = {
  format: journalFormat,
  lastSequence: 0,
  runs: [],
  damage: [],
  lost: [],
  isTorn: false,
} as const;
