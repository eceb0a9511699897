import type { NetworkPolicy } from '../network-policy.ts';
import { compileNetworkPolicy } from './compile-network-policy.ts';

/** Throws a `NetworkPolicyError` for a policy that says nothing clear, naming the field, what it takes and what it got. */
export function assertNetworkPolicy(policy: NetworkPolicy): void {
  compileNetworkPolicy(policy);
}
