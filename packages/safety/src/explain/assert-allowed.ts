import type { Verdict } from '@selfware/contracts';
import { NotAllowedError } from '../errors.ts';
import type { Finding } from '../program/command-verdict.ts';

/** A verdict that allows. */
export type AllowedVerdict<V extends Verdict = Verdict> = V & { readonly decision: 'allow' };

/** Lets only a verdict pass that allows; throws `safety/not-allowed` for every other, also for one that would be asked for. */
export function assertAllowed<V extends Verdict & { readonly findings?: readonly Finding[] }>(
  verdict: V,
): asserts verdict is AllowedVerdict<V> {
  const { decision, rule, reason, findings = [] } = verdict;
  if (decision === 'allow') return;
  throw new NotAllowedError({
    message: `expected a command that is allowed, got one that is ${decision === 'deny' ? 'denied' : 'asked for'} by ${rule}: ${reason}`,
    hint: 'Do not run it; let a person decide, or allow it in the policy where that can be done.',
    details: {
      decision,
      rule,
      reason,
      rules: [...new Set(findings.map((one) => one.rule))].join(', '),
    },
  });
}
