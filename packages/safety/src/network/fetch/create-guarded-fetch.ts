import { systemClock } from '@selfware/contracts';
import { createGuardedDispatcher } from '../dispatch/create-guarded-dispatcher.ts';
import { compileNetworkPolicy } from '../policy/compile-network-policy.ts';
import { rememberVerdicts } from '../policy/remember-verdicts.ts';
import { judgeUrlBy } from '../url/judge-url.ts';
import { startDeadline } from './deadline.ts';
import { followRedirects, type FetchParts } from './follow-redirects.ts';
import type { GuardedFetch, GuardedFetchOptions } from './guarded-fetch.ts';
import { readRequest } from './read-request.ts';

/**
 * Makes a `fetch` whose every connection and every redirect is judged; see `GuardedFetch` for what it rejects with.
 * Throws `safety/network-policy` for a policy that says nothing clear, and while a proxy is set in `environment`.
 */
export function createGuardedFetch(options: GuardedFetchOptions = {}): GuardedFetch {
  const { clock = systemClock, timeoutMs = 60_000 } = options;
  const policy = compileNetworkPolicy(options.policy);
  const parts: FetchParts = {
    agent: createGuardedDispatcher({ ...options, for: 'undici-8' }),
    judge: rememberVerdicts((url) => judgeUrlBy(policy, url)),
    clock,
    maxRedirects: options.maxRedirects ?? 10,
    secretHeaders: [...(options.secretHeaders ?? [])],
    limits: {
      maxBytes: options.maxBytes ?? 33_554_432,
      maxHeaderBytes: options.maxHeaderBytes ?? 16_384,
      maxRatio: options.maxRatio ?? 100,
    },
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
