import { NetworkPolicyError } from '../../errors.ts';
import { createClassifier } from '../address/classify-address.ts';
import { inRange, parseRange, type AddressRange } from '../address/parse-range.ts';
import type { Address } from '../address/parse-address.ts';
import type { NetworkRule } from '../network-policy.ts';
import { invalid, readPort } from './network-policy-fault.ts';

/** A rule that was checked and copied. */
export interface CompiledRule {
  /** In lower case; `isBeneath` means the names beneath it, not the name itself. */
  readonly host?: { readonly name: string; readonly isBeneath: boolean };
  readonly range?: AddressRange;
  /** Absent means every port. */
  readonly ports?: readonly number[];
  readonly metadata: boolean;
}

const allowedPorts = [80, 443];
const fields: readonly string[] = ['host', 'cidr', 'ports', 'metadata'];

/** Checks and copies one rule; throws a `NetworkPolicyError` that names the `place` of the rule, such as `allow[0]`. */
export function compileRule(
  rule: NetworkRule,
  list: 'allow' | 'deny',
  place: string,
): CompiledRule {
  const given: unknown = rule;
  if (typeof given !== 'object' || given === null) throw invalid(place, 'a rule', given);
  const unknown = Object.keys(rule).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw invalid(place, `only ${fields.join(', ')} in a rule`, unknown);
  const { host, cidr, metadata } = rule;
  if (host === undefined && cidr === undefined) throw invalid(place, 'a `host` or a `cidr`', rule);
  const range = cidr === undefined ? undefined : readRange(cidr, list, place);
  if (metadata !== undefined) assertMetadata(metadata, range, place);
  const ports = rule.ports ?? (list === 'allow' ? allowedPorts : undefined);
  return Object.freeze({
    ...(host === undefined ? {} : { host: readHost(host, place) }),
    ...(range === undefined ? {} : { range }),
    ...(ports === undefined ? {} : { ports: readPorts(ports, place) }),
    metadata: metadata === true,
  });
}

/** True when the rule speaks of this host, which may be an address written as text. */
export function fitsHost({ host }: CompiledRule, name: string): boolean {
  if (host === undefined) return true;
  return host.isBeneath ? name.endsWith(`.${host.name}`) : name === host.name;
}

/** True when the rule speaks of this address. */
export function fitsAddress({ range }: CompiledRule, address: Address): boolean {
  return range === undefined || inRange(address, range);
}

/** True when the rule speaks of this port. */
export function fitsPort({ ports }: CompiledRule, port: number): boolean {
  return ports === undefined || ports.includes(port);
}

function readHost(host: unknown, place: string): NonNullable<CompiledRule['host']> {
  const name = typeof host === 'string' ? host.toLowerCase().replace(/\.$/u, '') : '';
  const bare = name.replace(/^\*\./u, '');
  if (!/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/u.test(bare))
    throw invalid(place, 'a host as `build.example.com` or `*.example.com`', host);
  return Object.freeze({ name: bare, isBeneath: bare !== name });
}

function readRange(cidr: unknown, list: 'allow' | 'deny', place: string): AddressRange {
  const range = typeof cidr === 'string' ? parseRange(cidr) : undefined;
  if (range === undefined)
    throw invalid(place, 'a `cidr` as `10.1.0.0/16`, with no bit set behind its length,', cidr);
  if (range.length === 0 && list === 'allow')
    throw new NetworkPolicyError({
      message: `expected some addresses in \`${place}\` of the network policy, got all`,
      hint: 'Name the addresses that are needed: there is no switch that opens everything.',
      details: { field: place },
    });
  return range;
}

function readPorts(ports: unknown, place: string): readonly number[] {
  if (!Array.isArray(ports)) throw invalid(place, 'a list of ports', ports);
  return Object.freeze(ports.map((port) => readPort(port, `${place}.ports`)));
}

function assertMetadata(metadata: unknown, range: AddressRange | undefined, place: string): void {
  const isOne = range !== undefined && range.length === range.bytes.length * 8;
  if (metadata === true && isOne && createClassifier()(range).kind === 'metadata') return;
  throw new NetworkPolicyError({
    message: `expected one metadata address as the \`cidr\` of \`${place}\`, which has \`metadata\`, got another rule`,
    hint: 'Write the address alone, as "169.254.169.254/32", and `metadata: true`.',
    details: { field: place },
  });
}
