import { isDeepStrictEqual } from 'node:util';
import type { FileSystem } from '../../src/files/file-system.ts';
import { crashStates, replay, type CrashState } from './crash-states.ts';
import { emptyImage } from './disk-image.ts';
import { MemoryDisk } from './memory-disk.ts';

/** What is done to a disk, and how it is looked at after a crash. */
export interface Subject {
  /** Works, and calls `acknowledge` for everything that it was promised. The second round goes on with what the first one left. */
  run(disk: FileSystem, acknowledge: (what: unknown) => void, round?: 0 | 1): Promise<void>;
  /** Opens what is there as a program would, throws when something acknowledged is lost or mixed, and gives what it found. */
  recover(disk: FileSystem, acknowledged: readonly unknown[]): Promise<unknown>;
}

/** How far an exploration goes. */
export interface ExploreOptions {
  /** Looks also at cuts in the middle of every n-th recovery; absent means never. */
  readonly everyRecovery?: number;
}

/** Recovers from every state that a power cut in the middle of the work could leave, twice, and says how many there were. */
export async function explore(
  subject: Subject,
  { everyRecovery = 0 }: ExploreOptions = {},
): Promise<number> {
  const disk = new MemoryDisk();
  await subject.run(disk, (what) => {
    disk.acknowledge(what);
  });
  return exploreDisk(subject, disk, { everyRecovery });
}

/** The same for work that was done already, from operation `from` on. */
export async function exploreDisk(
  subject: Subject,
  disk: MemoryDisk,
  { everyRecovery = 0, from = 0 }: ExploreOptions & { readonly from?: number } = {},
): Promise<number> {
  let states = 0;
  for (const state of crashStates(emptyImage, disk.operations, from)) {
    states += 1;
    const recovered = await recoverTwice(subject, state);
    if (everyRecovery === 0 || states % everyRecovery !== 0) continue;
    for (const again of crashStates(state.image, recovered.operations)) {
      states += 1;
      await recoverTwice(subject, { ...again, acknowledged: state.acknowledged });
    }
  }
  return states;
}

/** A disk on which a process was killed after some operations: nothing is lost, and what was not durable still is not. */
export function killedDisk(disk: MemoryDisk, prefix: number): MemoryDisk {
  const operations = disk.operations.slice(0, prefix);
  const killed = new MemoryDisk(replay(emptyImage, operations));
  killed.operations.push(...operations);
  return killed;
}

async function recoverTwice(subject: Subject, state: CrashState): Promise<MemoryDisk> {
  const first = new MemoryDisk(state.image);
  try {
    const found = await subject.recover(first, state.acknowledged);
    const second = new MemoryDisk(first.image);
    const again = await subject.recover(second, state.acknowledged);
    if (!isDeepStrictEqual(found, again)) throw new Error('a second recovery finds something else');
    const changes = second.operations.filter(({ kind }) => kind !== 'sync');
    if (changes.length > 0) throw new Error('a second recovery changes something');
    return first;
  } catch (cause) {
    throw new Error(`after ${state.prefix} operations: ${String(cause)}`, { cause });
  }
}
