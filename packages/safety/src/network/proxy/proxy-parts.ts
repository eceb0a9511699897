import type { Agent } from 'node:http';
import type { ConnectionGuard } from '../connect/connection-guard.ts';
import type { HostList } from './host-list.ts';

/** A request that was not made. */
export interface ProxyRefusal {
  /** As it was asked for, at most 253 characters. */
  readonly host: string;
  readonly port: number;
  /** `host-not-listed`, or `address-refused` for whatever may not or cannot be reached. */
  readonly rule: 'host-not-listed' | 'address-refused' | 'malformed';
}

/** What serves each request of a proxy. */
export interface ProxyParts {
  readonly isListed: HostList;
  readonly guard: ConnectionGuard;
  readonly agent: Agent;
  readonly onRefusal: (refusal: ProxyRefusal) => void;
}

const sentences: Readonly<Record<ProxyRefusal['rule'], string>> = {
  'host-not-listed': 'is not among the hosts that may be reached from here',
  'address-refused': 'may not or cannot be reached from here',
  malformed: 'is no place that a request can go to',
};

/** What the program behind the proxy reads of a refusal. */
export function refusalText({ host, rule }: ProxyRefusal): string {
  return `selfware: ${JSON.stringify(host)} ${sentences[rule]} (${rule})\n`;
}
