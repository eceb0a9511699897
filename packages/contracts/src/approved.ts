import type { Intent } from './intent.ts';

/** Marks approvals for the type checker; what makes one genuine is the seal of the safety package that minted it. */
export const approvedMark: unique symbol = Symbol.for('selfware.approved');

/** What must hold when an approved command runs; a hand applies it or refuses. */
export interface RunRequirements {
  /** Variables that the command is run with, beside those of the runner. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The files that its programs were when it was judged, each with its identity. */
  readonly executables?: readonly { readonly path: string; readonly identity: string }[];
  /** The shell that its text was judged for: an absolute path; absent for a program without a shell. */
  readonly shell?: string;
}

/**
 * The only key to a hand: an intent that safety allowed, or that the user said yes to.
 * A value of this shape that no judge minted is refused by every hand at run time.
 */
export interface Approved<I extends Intent> {
  /** The frozen copy that was judged; hands act on it and on nothing else. */
  readonly intent: I;
  /** SHA-256, in hex, of what was judged and shown: the canonical intent, and what it requires. */
  readonly hash: string;
  /** Absent where nothing is required. */
  readonly requires?: RunRequirements;
  readonly [approvedMark]: I['kind'];
}
