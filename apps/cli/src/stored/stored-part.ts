import type { JournalLocation } from '@selfware/persistence';
import type { Sealing } from '../sealing/sealing.ts';

/** The state directory, and how what is in it is sealed. */
export interface State {
  readonly directory: string;
  readonly sealing: Sealing;
}

/** One thing that the state directory holds. */
export type StoredPart =
  | {
      readonly kind: 'session' | 'session-list' | 'memory' | 'audit' | 'log';
      /** The id of a session; of the others what tells them apart. */
      readonly name: string;
      readonly journal: Pick<JournalLocation, 'directory' | 'name' | 'lockWaitMs'>;
    }
  | { readonly kind: 'blobs'; readonly name: string; readonly directory: string };

/** What is found of a part, or what a repair did about it. */
export interface PartFinding {
  readonly kind: StoredPart['kind'];
  readonly name: string;
  /**
   * `torn`: whole but for an end that was never finished, which is what a kill leaves. `in-use`: a process has it open. `repaired`: was damaged, now or before,
   * and what is whole can be used again. `lost`: damaged, and no repair brings it back.
   * `unreadable`: it could not be read or written, or is of a later version; it was left as it is.
   */
  readonly status: 'whole' | 'torn' | 'in-use' | 'damaged' | 'repaired' | 'lost' | 'unreadable';
  /** Sentences, for people; empty when there is nothing to say. */
  readonly findings: readonly string[];
  /** Absolute paths of what a repair set aside. */
  readonly quarantined: readonly string[];
}
