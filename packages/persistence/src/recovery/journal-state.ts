import type { Clock } from '@selfware/contracts';
import type { FileSystem } from '../files/file-system.ts';
import type { Damage, LostRange } from '../recovery-report.ts';

/** Which journal is looked at or repaired, whatever its records are. */
export interface JournalLocation {
  readonly directory: string;
  /** A plain name, as the journal was opened with. */
  readonly name: string;
  /** How long to wait for its owner; absent means not at all. */
  readonly lockWaitMs?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

/** What lies in the files of a journal. */
export interface JournalState {
  /**
   * `absent`: there is no file of it. `torn`: whole but for an end that was never finished, which is what a kill leaves.
   * `damaged`: bytes are not as they were written. `incomplete`: every byte is whole, and records that were once written are not there, since damage
   * was set aside before, or a file is gone.
   */
  readonly status: 'absent' | 'whole' | 'torn' | 'damaged' | 'incomplete';
  /** The number of the last whole record; 0 when there is none. */
  readonly lastSequence: number;
  readonly damage: readonly Damage[];
  readonly lost: readonly LostRange[];
}
