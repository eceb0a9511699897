import type { NetworkVerdict } from '../verdict.ts';
import type { CompiledNetworkPolicy } from './compile-network-policy.ts';
import { judgeHost } from './judge-host.ts';

/** Judges a host at a port. */
export type HostJudge = (host: string, port: number) => NetworkVerdict;

const maxHosts = 256;

/**
 * Judges hosts as `judgeHost` does and remembers the last 256 verdicts: they follow from the text and the policy alone,
 * and a client asks the same few hosts again and again. What a name stands for is never remembered.
 */
export function rememberHosts(policy: CompiledNetworkPolicy): HostJudge {
  const verdicts = new Map<string, NetworkVerdict>();
  return (host, port) => {
    const key = `${String(port)} ${host}`;
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const verdict = Object.freeze(judgeHost(host, port, policy));
    if (verdicts.size >= maxHosts) forgetOldest(verdicts);
    verdicts.set(key, verdict);
    return verdict;
  };
}

function forgetOldest(verdicts: Map<string, NetworkVerdict>): void {
  for (const oldest of verdicts.keys()) {
    verdicts.delete(oldest);
    return;
  }
}
