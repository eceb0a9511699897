import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkPolicy, NetworkRule } from '../network-policy.ts';
import { compileNetworkPolicy } from './compile-network-policy.ts';
import { judgeAnswers } from './judge-answers.ts';
import { judgeHost } from './judge-host.ts';

configureProperties();

const names = ['a.example', 'x.a.example', 'b.lan', 'printer', 'localhost', '10.0.0.1', '1.1.1.1'];
const addresses = [
  ...['1.1.1.1', '203.0.114.5', '10.0.0.1', '10.0.0.7', '127.0.0.1', '169.254.169.254', '0.0.0.0'],
  ...['2606:4700::1111', '::1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::10.0.0.1'],
  ...['64:ff9b:1::127.0.0.1', 'fd00:ec2::254', 'nonsense'],
];
const own = ['203.0.114.5', '10.0.0.7'];
const ports = fc.subarray([22, 80, 443, 8080]);

const rule: fc.Arbitrary<NetworkRule> = fc
  .record({
    host: fc.option(fc.constantFrom('a.example', '*.a.example', '*.lan', 'printer', '1.1.1.1')),
    cidr: fc.option(
      fc.constantFrom('10.0.0.0/8', '127.0.0.0/8', '1.1.1.1', '::ffff:0:0/96', '2606:4700::/32'),
    ),
    ports: fc.option(ports),
  })
  .filter(({ host, cidr }) => host !== null || cidr !== null)
  .map(({ host, cidr, ports: asked }) => ({
    ...(host === null ? {} : { host }),
    ...(cidr === null ? {} : { cidr }),
    ...(asked === null ? {} : { ports: asked }),
  }));
const rules = fc.array(rule, { maxLength: 3 });
const place = fc.record({
  host: fc.constantFrom(...names),
  port: fc.constantFrom(22, 80, 443, 8080),
  answers: fc.array(fc.constantFrom(...addresses), { minLength: 1, maxLength: 3 }),
});
const policy = fc.record({ ports, allow: rules, deny: rules });

function isAllowed(target: Parameters<typeof isNamed>[0], given: NetworkPolicy): boolean {
  const compiled = compileNetworkPolicy(given);
  const { verdict } = judgeAnswers({ ...target, own }, compiled);
  return verdict.decision === 'allow';
}

function isNamed(
  target: { readonly host: string; readonly port: number; readonly answers: readonly string[] },
  given: NetworkPolicy,
): boolean {
  return judgeHost(target.host, target.port, compileNetworkPolicy(given)).decision === 'allow';
}

describe('a network policy', () => {
  it('never allows more for a deny rule that is added', () => {
    fc.assert(
      fc.property(place, policy, rule, (target, given, added) => {
        const more = { ...given, deny: [...given.deny, added] };
        expect(isAllowed(target, more) && !isAllowed(target, given)).toBe(false);
        expect(isNamed(target, more) && !isNamed(target, given)).toBe(false);
      }),
    );
  });

  it('never refuses more for an allow rule that is added', () => {
    fc.assert(
      fc.property(place, policy, rule, (target, given, added) => {
        const more = { ...given, allow: [...given.allow, added] };
        expect(isAllowed(target, given) && !isAllowed(target, more)).toBe(false);
        expect(isNamed(target, given) && !isNamed(target, more)).toBe(false);
      }),
    );
  });
});
