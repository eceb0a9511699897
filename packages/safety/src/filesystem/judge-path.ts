import type { PathIntent, PathPolicy, PathVerdict } from './policy/path-policy.ts';

/**
 * Says what may happen at a path beneath a root, by what is there now; nothing is changed. A `Root` opened with the same policy
 * holds to it while others swap names; a verdict is only for whoever decides or asks.
 * It tells what is permitted, not what will succeed: to read what is missing and to create what is there are allowed, and fail.
 * Never throws: what cannot be found out is denied by the rule `check-failed`. An absent policy allows what the built-in rules do.
 */
export async function judgePath(
  root: string,
  path: string,
  intent: PathIntent,
  policy: PathPolicy = {},
): Promise<PathVerdict> {
  try {
    const { allPathRules, judgePathBy } = await import('./policy/judge-located-path.ts');
    return await judgePathBy(allPathRules, { root, path, intent, policy });
  } catch (error) {
    const told = error instanceof Error ? error.message : 'it threw';
    return { decision: 'deny', rule: 'check-failed', reason: `This could not be judged: ${told}.` };
  }
}
