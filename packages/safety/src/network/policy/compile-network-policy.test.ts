import { describe, expect, it } from 'vitest';
import { NetworkPolicyError } from '../../errors.ts';
import type { NetworkPolicy } from '../network-policy.ts';
import { compileNetworkPolicy } from './compile-network-policy.ts';
import { judgeAnswers } from './judge-answers.ts';

// A policy file may hold anything.
function compileText(json: string): () => unknown {
  return () => {
    const compiled: unknown = Reflect.apply(compileNetworkPolicy, undefined, [JSON.parse(json)]);
    return compiled;
  };
}

describe('compileNetworkPolicy', () => {
  it('allows http and https at four ports, and no exception, where nothing is said', () => {
    expect(compileNetworkPolicy()).toMatchObject({
      schemes: ['http', 'https'],
      ports: [80, 443, 8080, 8443],
      allow: [],
      deny: [],
      userinfo: false,
      nat64: [],
    });
  });

  it.each([
    ['null', 'policy', 'an object'],
    ['[]', 'policy', 'an object'],
    ['"x"', 'policy', 'an object'],
    ['{"allowAll":true}', 'policy', 'allowAll'],
    ['{"schemes":"http"}', 'schemes', 'a list'],
    ['{"schemes":["http://"]}', 'schemes', 'schemes such as'],
    ['{"schemes":[1]}', 'schemes', 'got 1'],
    ['{"ports":80}', 'ports', 'a list'],
    ['{"ports":["80"]}', 'ports', 'ports from 1 to 65535'],
    ['{"ports":[0]}', 'ports', 'got 0'],
    ['{"ports":[65536]}', 'ports', 'got 65536'],
    ['{"ports":[1.5]}', 'ports', 'got 1.5'],
    ['{"userinfo":"yes"}', 'userinfo', 'true or false'],
    ['{"ignoreProxyVariables":1}', 'ignoreProxyVariables', 'true or false'],
    ['{"allow":{}}', 'allow', 'a list'],
    ['{"allow":[null]}', 'allow[0]', 'a rule'],
    ['{"allow":["10.0.0.0/8"]}', 'allow[0]', 'a rule'],
    ['{"allow":[{}]}', 'allow[0]', 'a `host` or a `cidr`'],
    ['{"deny":[{"ports":[80]}]}', 'deny[0]', 'a `host` or a `cidr`'],
    ['{"allow":[{"host":"a.example","path":"/"}]}', 'allow[0]', 'path'],
    ['{"allow":[{"host":"*"}]}', 'allow[0]', 'got "*"'],
    ['{"allow":[{"host":"a.*.example"}]}', 'allow[0]', 'a host as'],
    ['{"allow":[{"host":"*a.example"}]}', 'allow[0]', 'a host as'],
    ['{"allow":[{"host":"http://a.example"}]}', 'allow[0]', 'a host as'],
    ['{"allow":[{"host":"a.example:80"}]}', 'allow[0]', 'a host as'],
    ['{"allow":[{"host":""}]}', 'allow[0]', 'a host as'],
    ['{"allow":[{"host":7}]}', 'allow[0]', 'a host as'],
    ['{"allow":[{"cidr":"10.0.0.1/8"}]}', 'allow[0]', 'no bit set'],
    ['{"allow":[{"cidr":"10.0.0.0/33"}]}', 'allow[0]', 'a `cidr`'],
    ['{"allow":[{"cidr":"10"}]}', 'allow[0]', 'a `cidr`'],
    ['{"allow":[{"cidr":10}]}', 'allow[0]', 'a `cidr`'],
    ['{"allow":[{"cidr":"0.0.0.0/0"}]}', 'allow[0]', 'got all'],
    ['{"allow":[{"cidr":"::/0"}]}', 'allow[0]', 'got all'],
    ['{"allow":[{"cidr":"10.0.0.0/8","ports":80}]}', 'allow[0]', 'a list of ports'],
    ['{"allow":[{"cidr":"10.0.0.0/8","ports":[-1]}]}', 'allow[0].ports', 'got -1'],
    ['{"allow":[{"host":"a.example","metadata":true}]}', 'allow[0]', 'one metadata address'],
    ['{"allow":[{"cidr":"169.254.0.0/16","metadata":true}]}', 'allow[0]', 'one metadata address'],
    ['{"allow":[{"cidr":"10.0.0.1/32","metadata":true}]}', 'allow[0]', 'one metadata address'],
    ['{"allow":[{"cidr":"169.254.169.254","metadata":1}]}', 'allow[0]', 'one metadata address'],
    ['{"nat64Prefixes":"64:ff9b::/96"}', 'nat64Prefixes', 'a list'],
    ['{"nat64Prefixes":["64:ff9b::/95"]}', 'nat64Prefixes', '32, 40, 48, 56, 64 or 96'],
    ['{"nat64Prefixes":["10.0.0.0/32"]}', 'nat64Prefixes', 'prefixes of IPv6'],
    ['{"nat64Prefixes":[96]}', 'nat64Prefixes', 'prefixes of IPv6'],
  ])('refuses %s and names the field %s', (json, field, words) => {
    expect(compileText(json)).toThrow(NetworkPolicyError);
    expect(compileText(json)).toThrow(words);
    expect(compileText(json)).toThrow(
      expect.objectContaining({
        code: 'safety/network-policy',
        details: { field },
      }),
    );
  });

  it('takes a deny rule for all addresses, and every way of writing a scheme', () => {
    const compiled = compileNetworkPolicy({
      schemes: ['HTTPS:', 'ws'],
      deny: [{ cidr: '0.0.0.0/0' }],
    });
    expect(compiled.schemes).toEqual(['https', 'ws']);
    const verdictOf = judgeAnswers(
      { host: 'a.example', port: 443, answers: ['1.1.1.1'], own: [] },
      compiled,
    );
    expect(verdictOf.verdict.rule).toBe('denied-by-policy');
  });

  it('follows no later change of the policy that it was given, and takes none itself', () => {
    const ports = [443];
    const rule = { cidr: '10.0.0.0/8', ports: [9000] };
    const policy = { schemes: ['https'], ports, allow: [rule], deny: [], nat64Prefixes: [] };
    const compiled = compileNetworkPolicy(policy satisfies NetworkPolicy);
    ports.push(22);
    rule.ports.push(22);
    rule.cidr = '127.0.0.0/8';
    policy.schemes.push('file');
    policy.allow.push({ cidr: '127.0.0.0/8', ports: [22] });
    expect(compiled.ports).toEqual([443]);
    expect(compiled.schemes).toEqual(['https']);
    expect(compiled.allow).toHaveLength(1);
    expect(compiled.allow[0]?.ports).toEqual([9000]);
    expect([...(compiled.allow[0]?.range?.bytes ?? [])]).toEqual([10, 0, 0, 0]);
    const parts: unknown[] = Object.values(compiled);
    parts.push(compiled, ...compiled.allow);
    expect(parts.filter((part) => typeof part === 'object' && !Object.isFrozen(part))).toEqual([]);
  });
});
