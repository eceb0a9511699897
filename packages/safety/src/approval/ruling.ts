import type { Intent, RunRequirements, Verdict } from '@selfware/contracts';
import type { CommandVerdict } from '../program/command-verdict.ts';

/** What a judge said of one intent. Sealed: only the judge that made it turns it into an approval. */
export interface Ruling<I extends Intent = Intent> {
  /** A deep-frozen copy of the intent, which is what the user is shown and what hands act on. */
  readonly intent: I;
  /** SHA-256, in hex, of the canonical intent and what it requires: other programs or another environment are another ruling. */
  readonly hash: string;
  readonly verdict: Verdict;
  /** What must hold when it runs; absent where nothing is required. */
  readonly requires?: RunRequirements;
  /** What was found in a command and what it does, for whoever is asked; absent for every other intent. */
  readonly command?: Pick<CommandVerdict, 'findings' | 'effects'>;
}

/** What the user said to an ask. `shownHash` is the hash of the ruling that was on the screen. */
export type ApprovalAnswer =
  | { readonly decision: 'yes'; readonly shownHash: string; readonly scope?: 'once' | 'session' }
  | { readonly decision: 'no'; readonly reason: string };

/** Why there is no approval. */
export interface Denial {
  /** The rule of the verdict, or `refused-by-user`, `nobody-to-ask`, `answer-mismatch`, `unsealed-ruling`. */
  readonly rule: string;
  /** One sentence that the model may read. */
  readonly reason: string;
  /** True when the verdict was ask, so that a person could have said yes. */
  readonly asked: boolean;
}
