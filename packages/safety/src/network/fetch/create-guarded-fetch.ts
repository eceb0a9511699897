import { systemClock } from '@selfware/contracts';
import { createGuardedDispatcher } from '../dispatch/create-guarded-dispatcher.ts';
import { compileNetworkPolicy } from '../policy/compile-network-policy.ts';
import { rememberVerdicts } from '../policy/remember-verdicts.ts';
import { judgeUrlBy } from '../url/judge-url.ts';
import { startDeadline } from './deadline.ts';
import { followRedirects, type FetchParts } from './follow-redirects.ts';
import type { GuardedFetch, GuardedFetchOptions } from './guarded-fetch.ts';
import { readLimits } from './limit/read-limits.ts';
import { readRequest } from './read-request.ts';

/**
 * Makes a `fetch` whose every connection and every redirect is judged; see `GuardedFetch` for what it rejects with.
 * Throws `safety/network-policy` for a policy that says nothing clear, for a limit that is no number of at least 0, and
 * while a proxy is set in `environment`.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): GuardedFetch {
  const { clock = systemClock } = options;
  const { timeoutMs, maxRedirects, ...limits } = readLimits(options);
  const policy = compileNetworkPolicy(options.policy);
  const parts: FetchParts = {
    agent: createGuardedDispatcher({ ...options, for: 'undici-8' }),
    judge: rememberVerdicts((url) => judgeUrlBy(policy, url)),
    clock,
    maxRedirects,
    secretHeaders: [...(options.secretHeaders ?? [])],
    limits,
  };
  return async (input, init) => {
    const deadline = startDeadline(clock, timeoutMs);
    try {
      return await followRedirects(readRequest(input, init), parts, deadline);
    } catch (error) {
      deadline.end();
      throw error;
    }
  };
}
