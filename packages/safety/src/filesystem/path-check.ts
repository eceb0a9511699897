import { PathDeniedError, PathProtectedError } from '../errors.ts';
import { compilePathRules, type RuledPath } from './policy/compile-path-rules.ts';
import type { PathIntent, PathPolicy } from './policy/path-policy.ts';
import { probeVolume } from './policy/probe-volume.ts';

/** Throws `safety/path-protected` or `safety/path-denied` for what the policy of a root forbids. */
export type PathCheck = (path: RuledPath, intent: PathIntent) => void;

/** What a root enforces of a policy: what it denies. What asks is the judge's to decide. */
export async function createPathCheck(root: string, policy: PathPolicy): Promise<PathCheck> {
  const hasPatterns = policy.allow !== undefined || policy.deny !== undefined;
  // Protected names are compared folded on every volume: only patterns need to know it.
  const volume = hasPatterns ? await probeVolume(root) : unfolded;
  const rules = compilePathRules(policy, volume);
  return (path, intent) => {
    // Most reads: what is protected may be read, or asks, and links are the walk's to refuse.
    if (!hasPatterns && (intent === 'read' || intent === 'list')) return;
    const { decision, rule, reason } = rules.judge(path, intent);
    if (decision === 'deny') throw refusal(path.real.join('/'), rule, reason);
  };
}

const unfolded = { caseInsensitive: false, normalises: false };

function refusal(shown: string, rule: string, reason: string): Error {
  return rule === 'protected-path'
    ? new PathProtectedError({
        message: `expected a path that may be written, got ${shown}. ${reason}`,
        hint: 'Change it by hand, if it has to change.',
      })
    : new PathDeniedError({
        message: `expected a path that the policy allows, got ${shown}. ${reason}`,
        hint: 'Name another path, or ask whoever wrote the policy.',
        details: { rule },
      });
}
