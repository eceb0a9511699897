import type { Verdict } from '@selfware/contracts';

/** Orders decisions: deny beats ask beats allow. */
export function severity(decision: Verdict['decision']): number {
  return decision === 'deny' ? 2 : decision === 'ask' ? 1 : 0;
}

/** The severest of some verdicts, the first of equals; absent when there is none. */
export function severest<V extends Pick<Verdict, 'decision'>>(
  verdicts: readonly V[],
): V | undefined {
  let worst: V | undefined;
  for (const verdict of verdicts)
    if (worst === undefined || severity(verdict.decision) > severity(worst.decision))
      worst = verdict;
  return worst;
}
