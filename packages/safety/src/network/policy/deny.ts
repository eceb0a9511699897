import type { AddressClass } from '../address/address-class.ts';
import type { NetworkVerdict } from '../verdict.ts';

/** A refusal; `address` is the one that decided. */
export function deny(rule: string, reason: string, address?: AddressClass): NetworkVerdict {
  return { decision: 'deny', rule, reason, ...(address === undefined ? {} : { address }) };
}

/** The refusal of a port that nothing allows. */
export function denyPort(port: number): NetworkVerdict {
  return deny('port', `Nothing allows requests to port ${String(port)}.`);
}
