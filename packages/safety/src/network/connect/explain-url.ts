import { isIP } from 'node:net';
import { SsrfError } from '../../errors.ts';
import type { AddressClass } from '../address/address-class.ts';
import { classifyAddress } from '../address/classify-address.ts';
import { interfaceAddresses } from '../address/interface-addresses.ts';
import type { NetworkPolicy } from '../network-policy.ts';
import { compileNetworkPolicy } from '../policy/compile-network-policy.ts';
import { judgeUrl } from '../url/judge-url.ts';
import type { UrlVerdict } from '../verdict.ts';
import type { ResolveHost } from './resolve-host.ts';
import { resolveName } from './resolve-name.ts';
import { vetHost } from './vet-host.ts';

/** What a URL is explained by. */
export interface ExplainUrlOptions {
  /** Absent means that only public places may be reached. */
  readonly policy?: NetworkPolicy;
  /** Asked once for a name; absent means what the operating system says. */
  readonly resolve?: ResolveHost;
  /** The addresses of this host; absent means those of its network interfaces. */
  readonly own?: () => readonly string[];
  /** Ends the question to the resolver. */
  readonly signal?: AbortSignal;
}

/** What would become of a request. */
export interface UrlExplanation extends UrlVerdict {
  /** What the name stands for at this moment, each with its class; absent where nobody was asked. */
  readonly answers?: readonly AddressClass[];
}

/**
 * Tells what a guarded request for this URL would be told, and connects to nothing: judges the text, then resolves the
 * name once and judges every answer. Unlike a refused request it says at once and plainly why.
 */
export async function explainUrl(
  url: string | URL,
  options: ExplainUrlOptions = {},
): Promise<UrlExplanation> {
  const judged = judgeUrl(url, options.policy);
  const { host, port } = judged;
  if (judged.decision === 'deny' || host === undefined || port === undefined) return judged;
  const { resolve = resolveName, own = interfaceAddresses } = options;
  const { signal = new AbortController().signal } = options;
  let answers: readonly string[] | undefined;
  const noting: ResolveHost = async (name, limits) => (answers = await resolve(name, limits));
  try {
    const policy = compileNetworkPolicy(options.policy);
    const vetted = await vetHost({ host, port }, { policy, resolve: noting, own }, signal);
    const told = answers === undefined ? {} : { rule: 'allowed-address', reason: everyAnswer };
    return { ...judged, ...told, answers: (answers ?? vetted).map(classifyAddress) };
  } catch (error) {
    if (!(error instanceof SsrfError)) throw error;
    const { rule, reason, address } = error.refusal;
    const named = answers ?? (isIP(host) === 0 ? undefined : [host]);
    return {
      ...judged,
      decision: 'deny',
      rule,
      reason,
      ...(address === undefined ? {} : { address: classifyAddress(address) }),
      ...(named === undefined ? {} : { answers: named.map(classifyAddress) }),
    };
  }
}

const everyAnswer = 'Every address that the name stands for may be reached.';
