import { NetworkPolicyError } from '../../errors.ts';
import type { NetworkPolicy } from '../network-policy.ts';

const proxyVariables: ReadonlySet<string> = new Set([
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NODE_USE_ENV_PROXY',
]);

/**
 * Throws a `NetworkPolicyError` when a variable names a proxy, which would resolve names itself, unless the policy says
 * that such variables may stay. An absent environment is that of this process, and an empty variable names none.
 */
export function assertNoProxy(
  // The one look at the process: whoever never heard of this option is told of a proxy all the same.
  environment: Readonly<Record<string, string | undefined>> = process.env,
  policy: NetworkPolicy = {},
): void {
  if (policy.ignoreProxyVariables === true) return;
  const found = Object.keys(environment).find(
    (name) => proxyVariables.has(name.toUpperCase()) && isSet(environment[name]),
  );
  if (found === undefined) return;
  throw new NetworkPolicyError({
    message: `expected no proxy for guarded requests, got the variable ${found}`,
    hint: 'Unset it, or set `ignoreProxyVariables` in the policy: guarded requests are made without a proxy.',
    details: { variable: found },
  });
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
