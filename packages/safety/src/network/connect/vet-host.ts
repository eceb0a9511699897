import { SsrfError } from '../../errors.ts';
import { parseAddress } from '../address/parse-address.ts';
import type { CompiledNetworkPolicy } from '../policy/compile-network-policy.ts';
import { judgeAnswers } from '../policy/judge-answers.ts';
import { judgeHost } from '../policy/judge-host.ts';
import type { NetworkVerdict } from '../verdict.ts';
import type { ResolveHost } from './resolve-host.ts';
import { untilAborted } from './resolve-name.ts';

/** What a host is judged by. */
export interface HostVetting {
  readonly policy: CompiledNetworkPolicy;
  readonly resolve: ResolveHost;
  /** The addresses of this machine, now. */
  readonly own: () => readonly string[];
}

/**
 * Gives the addresses of a host that may be dialled. A name is resolved once, an address never; one refused answer
 * refuses all. Throws an `SsrfError` for whatever may not be reached.
 */
export async function vetHost(
  { host, port }: { readonly host: string; readonly port: number },
  { policy, resolve, own }: HostVetting,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw refusalOf(host, 'port', 'The port is no number from 1 to 65535.');
  }
  assertAllowed(host, judgeHost(host, port, policy));
  const literal = host.replace(/\.$/u, '');
  const isLiteral = parseAddress(literal) !== undefined;
  const answers = isLiteral ? [literal] : await answersOf(host, resolve, signal);
  const { verdict, addresses } = judgeAnswers({ host, port, answers, own: own() }, policy);
  assertAllowed(host, verdict);
  return addresses;
}

/** The refusal of a host by a rule, as an error. */
export function refusalOf(host: string, rule: string, reason: string): SsrfError {
  return new SsrfError({ hop: 0, host, rule, reason });
}

/** What a failure says of itself, with the failures inside. */
export function wordsOf(failure: unknown): string {
  if (failure instanceof AggregateError) return failure.errors.map(wordsOf).join('; ');
  return failure instanceof Error ? failure.message : 'an unnamed failure';
}

async function answersOf(
  host: string,
  resolve: ResolveHost,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const asked = (async () => resolve(host, { signal }))();
  const answers = await untilAborted(asked, signal).catch((failure: unknown) => {
    throw refusalOf(host, 'unresolvable', `The name did not resolve: ${wordsOf(failure)}`);
  });
  // A resolver is code of the caller: what it gives is looked at once, as it is now.
  const copy: readonly unknown[] = isList(answers) ? [...answers] : [];
  const texts = copy.filter((answer) => typeof answer === 'string');
  if (texts.length === 0 || texts.length < copy.length) {
    throw refusalOf(host, 'unresolvable', 'The resolver gave no list of addresses.');
  }
  return texts;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function assertAllowed(host: string, { decision, rule, reason, address }: NetworkVerdict): void {
  if (decision === 'allow') return;
  const named = address === undefined ? {} : { address: address.address };
  throw new SsrfError({ hop: 0, host, rule, reason, ...named });
}
