import type { NetworkPolicy } from '../network-policy.ts';
import {
  compileNetworkPolicy,
  type CompiledNetworkPolicy,
} from '../policy/compile-network-policy.ts';
import { judgeHost } from '../policy/judge-host.ts';
import type { UrlVerdict } from '../verdict.ts';
import { findLengthFault, findRawFault } from './find-raw-fault.ts';
import { splitUrl, type SplitUrl } from './split-url.ts';
import { findDisagreement } from './find-disagreement.ts';

/**
 * Judges what the text of a URL alone tells: text that parsers read differently, schemes, users, ports, names and
 * addresses. A name that passes is still to be resolved. Never throws; what cannot be judged is denied.
 */
export function judgeUrl(url: string | URL, policy?: NetworkPolicy): UrlVerdict {
  try {
    return judgeUrlBy(compileNetworkPolicy(policy), url);
  } catch {
    return deny('policy', 'The network policy says nothing that can be followed.');
  }
}

/** The same by a policy that is compiled already. */
export function judgeUrlBy(policy: CompiledNetworkPolicy, url: string | URL): UrlVerdict {
  try {
    return judgeText(typeof url === 'string' ? url : url.href, policy);
  } catch {
    // Fail closed: the failure may quote the URL and stays out.
    return deny('check-failed', 'The URL could not be judged.');
  }
}

function judgeText(text: string, policy: CompiledNetworkPolicy): UrlVerdict {
  const fault = findRawFault(text);
  if (fault !== undefined) return { decision: 'deny', ...fault };
  const split = splitUrl(text);
  if (split === undefined) return deny('not-a-url', 'The text is no URL with a host.');
  const { scheme } = split;
  if (!policy.schemes.includes(scheme))
    return deny('scheme', `Requests by ${scheme} are not allowed.`);
  const parsed = URL.parse(text);
  if (parsed === null) return deny('not-a-url', 'The text is no URL.');
  // Escapes make it longer than what was written.
  const disagreement = findLengthFault(parsed.href) ?? findDisagreement(split, parsed);
  if (disagreement !== undefined) return { decision: 'deny', ...disagreement };
  if (split.userinfo !== undefined && !policy.userinfo)
    return deny('userinfo', 'The URL holds a user or a password.');
  return judgePlace(split, parsed, policy);
}

function judgePlace({ scheme }: SplitUrl, parsed: URL, policy: CompiledNetworkPolicy): UrlVerdict {
  const host = parsed.hostname.replace(/^\[(.*)\]$/u, '$1');
  const port = parsed.port === '' ? defaultPort(scheme) : Number(parsed.port);
  if (port === undefined) return deny('port', 'The URL names no port, and its scheme has none.');
  return { ...judgeHost(host, port, policy), url: parsed.href, host, port };
}

function defaultPort(scheme: string): number | undefined {
  return { http: 80, ws: 80, https: 443, wss: 443 }[scheme];
}

function deny(rule: string, reason: string): UrlVerdict {
  return { decision: 'deny', rule, reason };
}
