import { join } from 'node:path';
import { JournalDamagedError } from '../errors.ts';
import { removeIfThere } from '../files/remove-stale-temporaries.ts';
import type { LostRange, RecoveryReport } from '../recovery-report.ts';
import { pruneJournal } from './prune-journal.ts';
import { cutRecords } from './cut-records.ts';
import {
  recoverJournal,
  worksAround,
  type JournalPlace,
  type RecoveredJournal,
} from './recover-journal.ts';
import { listSideFiles, type Segment } from './segment-files.ts';
import { findSnapshots, type FoundSnapshots, type StoredSnapshot } from './snapshot-files.ts';

/** All files of a journal, ready to be read and appended to. */
export interface RecoveredChain {
  readonly active: RecoveredJournal;
  /** Full segments, oldest first. */
  readonly sealed: readonly Segment[];
  readonly snapshot: StoredSnapshot | undefined;
  /** 0 when there was never a record. */
  readonly lastSequence: number;
  readonly report: RecoveryReport;
}

/** Recovers every file of a journal, oldest first; opening again finds nothing more to do. */
export async function recoverChain(place: JournalPlace): Promise<RecoveredChain> {
  // Names that a killed process gave have to be durable before anything relies on them.
  await place.fileSystem.syncDirectory(place.directory);
  const snapshots = await findSnapshots(place);
  const reports: RecoveryReport[] = [];
  const sealed: Segment[] = [];
  const emptied: string[] = [];
  const listed = await listSideFiles(place, 'segment');
  for (const { file, number } of listed) {
    // A full file was synced before the next one began: nothing of it can be an unfinished write.
    const recovery = place.recovery === 'tolerate-tail' ? 'absolute' : place.recovery;
    const recovered = await recoverSegment({ ...place, file, firstSequence: number, recovery });
    reports.push(recovered.report);
    if (recovered.segment === undefined) emptied.push(file);
    else sealed.push(recovered.segment);
  }
  const through = snapshots.newest?.through ?? 0;
  const last = Math.max(sealed.at(-1)?.last ?? 0, through);
  const active = await recoverJournal({ ...place, firstSequence: last + 1 });
  const beginning = listed[0]?.number;
  const findings = {
    ...{ snapshots, reports: [...reports, active.report], sealed, active },
    ...(beginning !== undefined && { beginning }),
  };
  const report = toChainReport(findings);
  const lastSequence = Math.max(active.lastSequence, last);
  try {
    assertNothingMissing(place, report);
    const needed = await pruneJournal(place, sealed);
    const chain = { active, sealed: needed, snapshot: snapshots.newest, lastSequence, report };
    const point = place.recovery === 'point-in-time' ? await endAtGap(place, chain) : chain;
    // Last: as long as it is there, its name tells which records are missing.
    for (const file of emptied) await removeIfThere(join(place.directory, file), place.fileSystem);
    return point;
  } catch (error) {
    await active.file.close();
    throw error;
  }
}

async function endAtGap(place: JournalPlace, chain: RecoveredChain): Promise<RecoveredChain> {
  const [gap] = chain.report.lost;
  if (gap === undefined) return chain;
  const { quarantined, ...files } = await cutRecords(place, chain, gap.from);
  return {
    ...chain,
    ...files,
    lastSequence: gap.from - 1,
    report: {
      ...chain.report,
      source: gap.from === 1 ? 'empty' : 'salvage',
      lost: [{ from: gap.from, to: chain.lastSequence }],
      quarantined: [...chain.report.quarantined, ...quarantined],
    },
  };
}

function assertNothingMissing(place: JournalPlace, { lost }: RecoveryReport): void {
  const [first] = lost;
  if (first === undefined || worksAround(place.recovery)) return;
  const path = join(place.directory, place.file);
  const reason = `record ${first.from} missing`;
  throw new JournalDamagedError({ path, offset: 0, reason });
}

async function recoverSegment(
  place: JournalPlace,
): Promise<{ readonly report: RecoveryReport; readonly segment: Segment | undefined }> {
  const { file, firstSequence: first = 1 } = place;
  const { file: opened, end, lastSequence: last, report } = await recoverJournal(place);
  await opened.close();
  if (last >= first) return { report, segment: { file, first, last, end } };
  // Nothing of it was whole, and its bytes are in quarantine.
  return { report, segment: undefined };
}

/** What was found in the files of a journal. */
export interface ChainFindings {
  readonly snapshots: FoundSnapshots;
  /** Of each file, oldest first. */
  readonly reports: readonly RecoveryReport[];
  readonly sealed: readonly Segment[];
  readonly active: Pick<RecoveredJournal, 'firstSequence' | 'lastSequence'>;
  /** The number that the name of the oldest full segment tells; absent when there is none. */
  readonly beginning?: number;
}

/** The report on a whole journal: what no snapshot stands for and is missing, inside files and between them, is lost. */
export function toChainReport({
  snapshots,
  reports,
  sealed,
  active,
  beginning,
}: ChainFindings): RecoveryReport {
  const through = snapshots.newest?.through ?? 0;
  const inside = reports.flatMap(({ lost }) => lost);
  const lost = [...inside, ...lostBetween({ sealed, active, beginning }, snapshots)]
    .filter(({ to }) => to > through)
    .map(({ from, to }) => ({ from: Math.max(from, through + 1), to }))
    .toSorted((one, other) => one.from - other.from);
  const damage = [...snapshots.damage, ...reports.flatMap((report) => report.damage)];
  const isEmpty = reports.every(({ source }) => source === 'empty') && through === 0;
  return {
    source: isEmpty ? 'empty' : damage.length === 0 ? 'newest' : 'salvage',
    damage,
    lost,
    quarantined: [...snapshots.quarantined, ...reports.flatMap((report) => report.quarantined)],
  };
}

function lostBetween(
  {
    sealed,
    active,
    beginning = active.firstSequence,
  }: {
    readonly sealed: readonly Segment[];
    readonly active: ChainFindings['active'];
    readonly beginning: number | undefined;
  },
  { newest, damage }: FoundSnapshots,
): readonly LostRange[] {
  const parts = [...sealed, { first: active.firstSequence, last: active.lastSequence }];
  // Without any snapshot a journal may begin with any number, as its header says.
  const isBeginning = newest === undefined && damage.length === 0;
  let expected = isBeginning ? beginning : 1;
  return parts.flatMap(({ first, last }) => {
    const from = expected;
    expected = Math.max(from, last + 1);
    return first > from ? [{ from, to: first - 1 }] : [];
  });
}
