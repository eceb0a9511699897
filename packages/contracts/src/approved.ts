import type { Intent } from './intent.ts';

/** Marks approvals for the type checker; what makes one genuine is the seal of the safety package that minted it. */
export const approvedMark: unique symbol = Symbol.for('selfware.approved');

/**
 * The only key to a hand: an intent that safety allowed, or that the user said yes to.
 * A value of this shape that no judge minted is refused by every hand at run time.
 */
export interface Approved<I extends Intent> {
  /** The frozen copy that was judged; hands act on it and on nothing else. */
  readonly intent: I;
  /** SHA-256, in hex, of the canonical intent that was judged and shown. */
  readonly hash: string;
  readonly [approvedMark]: I['kind'];
}
