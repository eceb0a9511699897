import { join } from 'node:path';
import { removeIfThere } from '../files/remove-stale-temporaries.ts';
import type { JournalPlace } from './recover-journal.ts';
import { listSideFiles, type Segment } from './segment-files.ts';

/**
 * Removes what two snapshots stand for, and gives the segments that are left. The newest snapshot alone never costs a record: should
 * it be damaged, the one before it and the records after that one are still there. With `kept: 1` nothing but the newest is left.
 */
export async function pruneJournal(
  place: JournalPlace,
  sealed: readonly Segment[],
  { kept = 2 }: { readonly kept?: 1 | 2 } = {},
): Promise<readonly Segment[]> {
  const snapshots = await listSideFiles(place, 'snapshot');
  const through = snapshots.at(-kept)?.number ?? 0;
  const obsolete = sealed.filter(({ last }) => last <= through);
  const files = [...snapshots.slice(0, -kept), ...obsolete].map(({ file }) => file);
  for (const file of files) await removeIfThere(join(place.directory, file), place.fileSystem);
  return sealed.filter((segment) => !obsolete.includes(segment));
}
