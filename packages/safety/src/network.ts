export {
  FetchLimitError,
  FetchTimeoutError,
  NetworkPolicyError,
  RedirectRefusedError,
  SsrfError,
  type SsrfRefusal,
} from './errors.ts';
export type { AddressClass } from './network/address/address-class.ts';
export type { NetworkPolicy, NetworkRule } from './network/network-policy.ts';
export type { NetworkVerdict, UrlVerdict } from './network/verdict.ts';
export type { Dial, DialTarget } from './network/connect/dial.ts';
export type { ResolveHost } from './network/connect/resolve-host.ts';
export {
  explainUrl,
  type ExplainUrlOptions,
  type UrlExplanation,
} from './network/connect/explain-url.ts';
export {
  guardedConnect,
  type GuardedConnectOptions,
  type GuardedTarget,
} from './network/connect/guarded-connect.ts';
export type { CertificateAuthorities, GuardOptions } from './network/connect/guard-options.ts';
export {
  createGuardedDispatcher,
  type GuardedDispatcherOptions,
} from './network/dispatch/create-guarded-dispatcher.ts';
export {
  createGuardedAgents,
  type GuardedAgents,
} from './network/dispatch/create-guarded-agents.ts';
export { classifyAddress } from './network/address/classify-address.ts';
export { discoverNat64, type DiscoverNat64Options } from './network/address/discover-nat64.ts';
export { addressTableDate } from './network/address/special-addresses.data.ts';
export { assertNetworkPolicy } from './network/policy/assert-network-policy.ts';
export { judgeUrl } from './network/url/judge-url.ts';
export { createGuardedFetch } from './network/fetch/create-guarded-fetch.ts';
export type {
  FetchLimits,
  GuardedFetch,
  GuardedFetchOptions,
  GuardedResponse,
} from './network/fetch/guarded-fetch.ts';
export {
  startGuardedProxy,
  type GuardedProxy,
  type GuardedProxyOptions,
} from './network/proxy/guarded-proxy.ts';
export type { ProxyRefusal } from './network/proxy/proxy-parts.ts';
