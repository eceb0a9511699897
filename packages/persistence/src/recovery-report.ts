/** Why bytes were not believed; `after-damage`: they are whole, and the journal ends before them by the policy `point-in-time`. */
export type DamageReason =
  | 'torn-tail'
  | 'zero-run'
  | 'checksum'
  | 'header'
  | 'not-an-envelope'
  | 'misplaced'
  | 'after-damage';

/** Bytes that were set aside. */
export interface Damage {
  /** The plain name of the file. */
  readonly file: string;
  /** Where the damage begins, in bytes from the start of the file. */
  readonly offset: number;
  readonly bytes: number;
  readonly reason: DamageReason;
}

/** Sequence or generation numbers that were once written and are not there any more; both ends belong to it. */
export interface LostRange {
  readonly from: number;
  readonly to: number;
}

/** What opening found, and what it did about it. Nothing is ever deleted: damage lies in `quarantined`. */
export interface RecoveryReport {
  /** `empty`: nothing usable was there; `newest`: everything is as it was written; `earlier`: a former generation stands in; `salvage`: damage was cut out and the rest kept. */
  readonly source: 'empty' | 'newest' | 'earlier' | 'salvage';
  /** Empty when nothing was damaged. */
  readonly damage: readonly Damage[];
  /** What is known to be missing; empty when nothing is. The end of a torn tail is not known and not listed. */
  readonly lost: readonly LostRange[];
  /** Absolute paths of the copies kept of damaged bytes, each with a `.reason.json` beside it. */
  readonly quarantined: readonly string[];
}
