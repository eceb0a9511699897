import type { Rule } from './rule.ts';

/** Denies a URL that no guarded request would ask for, and asks for every other one: what it names may be read by whoever owns the name. */
export const reachesUrl: Rule = async (intent, { network, policy }) => {
  if (intent.kind !== 'fetch-url') return [];
  if (policy.command?.network === 'deny')
    return [
      { decision: 'deny', rule: 'uses-network', reason: 'The policy lets nothing talk to others.' },
    ];
  // Whoever fetches nothing does not load the tables of addresses.
  const { judgeUrl } = await import('../network/url/judge-url.ts');
  const { decision, rule, reason, host } = judgeUrl(intent.url, network);
  if (decision === 'deny' || host === undefined)
    return [{ decision: 'deny', rule: `url-${rule}`, reason }];
  const told = `This asks ${host} for a page and tells it the whole URL.`;
  return [{ decision: 'ask', rule: 'uses-network', reason: told }];
};
