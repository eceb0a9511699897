export type { AddressClass } from './network/address/address-class.ts';
export type { NetworkPolicy, NetworkRule } from './network/network-policy.ts';
export type { NetworkVerdict, UrlVerdict } from './network/verdict.ts';
export type { Dial, DialTarget } from './network/connect/dial.ts';
export type { ResolveHost } from './network/connect/resolve-host.ts';
