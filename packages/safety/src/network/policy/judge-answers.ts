import { embeddedBehind, possiblyEmbedded } from '../address/embedded-address.ts';
import { withoutPurpose, type Classified } from '../address/classify-address.ts';
import { formatAddress } from '../address/format-address.ts';
import { parseAddress, type Address } from '../address/parse-address.ts';
import { inRange } from '../address/parse-range.ts';
import type { NetworkVerdict } from '../verdict.ts';
import type { CompiledNetworkPolicy } from './compile-network-policy.ts';
import { fitsAddress, fitsHost, fitsPort, type CompiledRule } from './compile-rule.ts';
import { deny, denyPort } from './deny.ts';

/** A host with what its name stands for. */
export interface AnsweredHost {
  readonly host: string;
  readonly port: number;
  readonly answers: readonly string[];
  /** The addresses of this machine, as text. */
  readonly own: readonly string[];
}

/** The verdict on all answers together, and the addresses that may be dialled. */
export interface AnswersVerdict {
  readonly verdict: NetworkVerdict;
  /** Canonical, in the given order, each once; `[]` when the verdict is deny. */
  readonly addresses: readonly string[];
}

/** Judges every answer of a name: one that is refused refuses all, and so does having none. */
export function judgeAnswers(
  { host, port, answers, own }: AnsweredHost,
  policy: CompiledNetworkPolicy,
): AnswersVerdict {
  const name = host.toLowerCase().replace(/\.$/u, '');
  const ownAddresses = new Set(own.map(canonical));
  const addresses = new Set<string>();
  for (const answer of answers) {
    const given: unknown = answer;
    const address = typeof given === 'string' ? parseAddress(given) : undefined;
    if (address === undefined) return refused(denyText(String(given)));
    for (const meant of meaningsOf(address, policy)) {
      const verdict = judgeAddress(address, meant, { name, port, ownAddresses }, policy);
      if (verdict !== undefined) return refused(verdict);
    }
    addresses.add(formatAddress(address));
  }
  if (addresses.size === 0) return refused(deny('unresolvable', 'The name has no address.'));
  const reason = 'Every address of the host may be reached.';
  return {
    verdict: { decision: 'allow', rule: 'allowed-address', reason },
    addresses: [...addresses],
  };
}

interface Target {
  readonly name: string;
  readonly port: number;
  readonly ownAddresses: ReadonlySet<string>;
}

function judgeAddress(
  address: Address,
  meant: Address,
  target: Target,
  policy: CompiledNetworkPolicy,
): NetworkVerdict | undefined {
  const { name, port, ownAddresses } = target;
  const shown = policy.classify(address);
  const inside = possiblyEmbedded(address, shown.kind);
  const classified = strictest(shown, meant === address ? shown : policy.classify(meant), [
    ...inside.map(policy.classify),
  ]);
  const fits = (rule: CompiledRule, addresses: readonly Address[]): boolean =>
    fitsHost(rule, name) && fitsPort(rule, port) && addresses.some((one) => fitsAddress(rule, one));
  if (policy.deny.some((rule) => fits(rule, [address, meant, ...inside])))
    return deny('denied-by-policy', 'The policy refuses this place.', withoutPurpose(shown));
  const isOwn = ownAddresses.has(shown.address) || ownAddresses.has(classified.address);
  const place = { kind: classified.kind, name, isOwn };
  if (policy.allow.some((rule) => fits(rule, [address, meant]) && opens(rule, place)))
    return undefined;
  if (classified.kind === 'metadata')
    return deny('metadata-address', `It is ${classified.purpose}.`, withoutPurpose(shown));
  if (!classified.global)
    return deny('private-address', `It is ${classified.purpose}.`, withoutPurpose(shown));
  if (isOwn) return deny('own-address', 'It is an address of this machine.', withoutPurpose(shown));
  return policy.ports.includes(port) ? undefined : denyPort(port);
}

// Where the network translates, the address stands for the IPv4 address inside; where prefixes overlap, for each of them.
function meaningsOf(address: Address, { nat64 }: CompiledNetworkPolicy): readonly Address[] {
  const inside = nat64
    .filter((prefix) => inRange(address, prefix))
    .flatMap((prefix) => embeddedBehind(address, prefix) ?? []);
  return inside.length === 0 ? [address] : inside;
}

// Whatever form it is written in, a metadata address is opened by its own line alone.
function strictest(
  shown: Classified,
  meant: Classified,
  inside: readonly Classified[],
): Classified {
  const metadata = [shown, ...inside].find(({ kind }) => kind === 'metadata');
  return metadata === undefined
    ? meant
    : { ...meant, kind: metadata.kind, purpose: metadata.purpose };
}

// A name alone is what its resolver makes of it: such a rule opens networks and, where it names one host, this machine; nothing odd.
function opens(rule: CompiledRule, { kind, name, isOwn }: Opened): boolean {
  if (kind === 'metadata') return rule.metadata;
  if (rule.range !== undefined || parseAddress(name) !== undefined) return true;
  // This machine by its address on a network is still this machine.
  if (kind === 'loopback' || isOwn)
    return (
      openKinds.includes(kind) && (rule.host?.isBeneath === false || name.endsWith('.localhost'))
    );
  return openKinds.includes(kind);
}

const openKinds = ['global', 'private', 'shared', 'unique-local', 'loopback'];

interface Opened {
  readonly kind: string;
  readonly name: string;
  readonly isOwn: boolean;
}

function refused(verdict: NetworkVerdict): AnswersVerdict {
  return { verdict, addresses: [] };
}

function denyText(answer: string): NetworkVerdict {
  const address = { address: answer.slice(0, 100), kind: 'invalid', global: false };
  return deny('not-an-address', 'The resolver gave something that is no address.', address);
}

function canonical(text: string): string {
  // Interfaces of IPv6 are listed with their zone.
  const address = parseAddress(text.replace(/%.*$/u, ''));
  return address === undefined ? text : formatAddress(address);
}
