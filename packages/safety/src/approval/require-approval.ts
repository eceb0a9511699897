import type { Approved, Intent, IntentOf } from '@selfware/contracts';
import { ForeignApprovalError, ForgedApprovalError, WrongApprovalError } from '../errors.ts';
import { claimedMint, isMinted, ownVersion } from './mint.ts';

/**
 * The frozen intent inside a genuine approval of exactly this kind; hands call it before they act.
 * Throws `safety/forged-approval`, `safety/foreign-approval` (names both versions) or `safety/wrong-approval`.
 */
export function requireApproval<K extends Intent['kind']>(
  // NoInfer: the kind alone says what is needed, or an approval of another kind would only widen it.
  approved: NoInfer<Approved<IntentOf<K>>>,
  kind: K,
): IntentOf<K> {
  if (!isMinted(approved)) throw refuse(approved);
  if (approved.intent.kind !== kind)
    throw new WrongApprovalError({
      message: `expected an approval of ${kind}, got one of ${approved.intent.kind}`,
      hint: 'Declare this kind of intent in the tool, so that it is judged.',
    });
  return approved.intent;
}

function refuse(approved: unknown): ForgedApprovalError | ForeignApprovalError {
  const foreign = claimedMint(approved);
  if (foreign === undefined)
    return new ForgedApprovalError({
      message: 'expected an approval that a judge minted, got a value of another origin',
      hint: 'Ask Judge.approve for it; a copy of an approval is none.',
    });
  return new ForeignApprovalError({
    message: `expected an approval of this @selfware/safety ${ownVersion()}, got one of another copy, ${foreign}`,
    hint: 'Install one copy of @selfware/safety: it is a peer dependency.',
    details: { own: ownVersion(), other: foreign },
  });
}
