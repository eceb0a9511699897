import { createHostMark } from '../termination/host-mark.ts';
import { createSpawnTurns, type TakeTurn } from '../spawn/spawn-turns.ts';
import { readProcessTable } from '../termination/process-table.ts';
import { startSessionGuard } from '../termination/session-guard.ts';
import { shareTable, type ReadTable } from '../termination/share-table.ts';
import type { ContainmentWish, Enclosure } from './enclosure.ts';
import { openEncloser } from './open-encloser.ts';

/** What keeps the programs of one host from outliving it. */
export interface OpenContainment {
  /** The mark by which the guard finds them. */
  readonly marker: string;
  /** Absent when all that was asked for holds. */
  readonly notice?: string;
  /** Of this machine; those who ask at the same time share one reading. */
  readonly readTable: ReadTable;
  /** Resolves when the next program may be spawned. */
  readonly takeTurn: TakeTurn;
  /** Makes what holds one more program. */
  enclose(): Promise<Enclosure>;
  /** To be called when none of them lives any more. */
  close(): Promise<void>;
}

/** Starts the guard and finds out what else can hold programs on this machine. */
export async function openContainment(wish: ContainmentWish = 'guard'): Promise<OpenContainment> {
  const marker = await createHostMark();
  const encloser = await openEncloser(wish, marker);
  const guard = startSessionGuard(marker, { cgroup: encloser.cgroup });
  return {
    marker,
    readTable: shareTable(readProcessTable),
    takeTurn: createSpawnTurns(),
    ...(encloser.notice !== undefined && { notice: encloser.notice }),
    async enclose() {
      const enclosure = await encloser.enclose();
      // A guard that could not be started holds nothing.
      const { containment } = enclosure.containment === 'guard' ? guard : enclosure;
      return { ...enclosure, containment };
    },
    async close() {
      await guard.close();
      await encloser.close();
    },
  };
}
