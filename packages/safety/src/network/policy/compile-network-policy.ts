import { createClassifier, type AddressClassifier } from '../address/classify-address.ts';
import { parseRange, type AddressRange } from '../address/parse-range.ts';
import type { NetworkPolicy, NetworkRule } from '../network-policy.ts';
import { invalid, readPort } from './network-policy-fault.ts';
import { compileRule, type CompiledRule } from './compile-rule.ts';

/** A policy that was checked and copied; nothing that happens to the original changes it. */
export interface CompiledNetworkPolicy {
  /** Without the colon. */
  readonly schemes: readonly string[];
  readonly ports: readonly number[];
  readonly allow: readonly CompiledRule[];
  readonly deny: readonly CompiledRule[];
  readonly userinfo: boolean;
  readonly nat64: readonly AddressRange[];
  readonly classify: AddressClassifier;
}

const defaultSchemes = ['http', 'https'];
const defaultPorts = [80, 443, 8080, 8443];
const fields: readonly string[] = [
  'schemes',
  'ports',
  'allow',
  'deny',
  'userinfo',
  'nat64Prefixes',
  'ignoreProxyVariables',
];

/** Checks and copies a policy; throws a `NetworkPolicyError` that names the field, what it takes and what it got. */
export function compileNetworkPolicy(policy: NetworkPolicy = {}): CompiledNetworkPolicy {
  assertFields(policy);
  const { schemes = defaultSchemes, ports = defaultPorts, allow = [], deny = [] } = policy;
  const { userinfo = false, nat64Prefixes = [] } = policy;
  return Object.freeze({
    schemes: Object.freeze(listOf(schemes, 'schemes').map(readScheme)),
    ports: Object.freeze(listOf(ports, 'ports').map((port) => readPort(port, 'ports'))),
    allow: Object.freeze(compileRules(allow, 'allow')),
    deny: Object.freeze(compileRules(deny, 'deny')),
    userinfo: readSwitch(userinfo, 'userinfo'),
    nat64: Object.freeze(listOf(nat64Prefixes, 'nat64Prefixes').map(readNat64)),
    classify: createClassifier(),
  });
}

function assertFields(policy: NetworkPolicy): void {
  const given: unknown = policy;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid('policy', 'an object', given);
  const unknown = Object.keys(policy).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw invalid('policy', `only ${fields.join(', ')}`, unknown);
  readSwitch(policy.ignoreProxyVariables ?? false, 'ignoreProxyVariables');
}

function compileRules(rules: readonly NetworkRule[], list: 'allow' | 'deny'): CompiledRule[] {
  return listOf(rules, list).map((rule, at) => compileRule(rule, list, `${list}[${String(at)}]`));
}

function listOf<T>(value: readonly T[], field: string): readonly T[] {
  const given: unknown = value;
  if (!Array.isArray(given)) throw invalid(field, 'a list', given);
  return value.slice();
}

function readScheme(scheme: unknown): string {
  if (typeof scheme === 'string' && /^[a-z][a-z0-9+.-]*:?$/iu.test(scheme))
    return scheme.toLowerCase().replace(/:$/u, '');
  throw invalid('schemes', 'schemes such as `https`', scheme);
}

function readSwitch(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value;
  throw invalid(field, 'true or false', value);
}

const nat64Lengths = [32, 40, 48, 56, 64, 96];

function readNat64(prefix: unknown): AddressRange {
  const range = typeof prefix === 'string' ? parseRange(prefix) : undefined;
  if (range?.family === 6 && nat64Lengths.includes(range.length)) return range;
  throw invalid('nat64Prefixes', 'prefixes of IPv6 with 32, 40, 48, 56, 64 or 96 bits', prefix);
}
