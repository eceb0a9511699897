import { describe, expect, it } from 'vitest';
import type { NetworkPolicy } from '../network-policy.ts';
import { compileNetworkPolicy } from './compile-network-policy.ts';
import { judgeAnswers, type AnsweredHost, type AnswersVerdict } from './judge-answers.ts';

function judge(
  answers: readonly string[],
  policy: NetworkPolicy = {},
  target: Partial<AnsweredHost> = {},
): AnswersVerdict {
  const place = { host: 'www.example.com', port: 443, own: [], answers, ...target };
  return judgeAnswers(place, compileNetworkPolicy(policy));
}

function ruleOf(...given: Parameters<typeof judge>): string {
  const { verdict, addresses } = judge(...given);
  expect(addresses.length > 0).toBe(verdict.decision === 'allow');
  return verdict.decision === 'allow' ? 'allow' : verdict.rule;
}

describe('judgeAnswers', () => {
  it('gives canonical addresses in their order, each once', () => {
    expect(judge(['2A00:0:0::1', '1.1.1.1', '2a00::1'])).toMatchObject({
      verdict: { decision: 'allow', rule: 'allowed-address' },
      addresses: ['2a00::1', '1.1.1.1'],
    });
  });

  it.each([
    [[], 'unresolvable'],
    [['1.1.1.1', 'nonsense'], 'not-an-address'],
    [['fe80::1%eth0'], 'not-an-address'],
    [['2a00::1%1'], 'not-an-address'],
    [[''], 'not-an-address'],
    [['0x1.1.1.1'], 'not-an-address'],
    [['1.1.1.1', '10.0.0.1'], 'private-address'],
    [['10.0.0.1', '1.1.1.1'], 'private-address'],
    [['::ffff:1.1.1.1'], 'private-address'],
    [['64:ff9b::1.1.1.1'], 'private-address'],
    [['2002:101:101::1'], 'private-address'],
    [['169.254.169.254'], 'metadata-address'],
    [['::ffff:169.254.169.254'], 'metadata-address'],
    [['2a00::5efe:169.254.169.254'], 'metadata-address'],
    [['168.63.129.16'], 'metadata-address'],
  ])('refuses all of %j by the rule %s', (answers, rule) => {
    expect(ruleOf(answers)).toBe(rule);
  });

  it('refuses an answer that is no text', () => {
    const answers: string[] = [];
    Reflect.set(answers, 0, null);
    expect(ruleOf(answers)).toBe('not-an-address');
  });

  it('refuses the own addresses of this machine, though they are public', () => {
    const own = ['203.0.114.5', 'fe80::1%eth0', '2A00::5'];
    expect(ruleOf(['203.0.114.5'], {}, { own })).toBe('own-address');
    expect(ruleOf(['2a00:0::5'], {}, { own })).toBe('own-address');
    expect(ruleOf(['203.0.114.6'], {}, { own })).toBe('allow');
    const policy = { nat64Prefixes: ['64:ff9b::/96'] };
    expect(ruleOf(['64:ff9b::203.0.114.5'], policy, { own })).toBe('own-address');
    expect(ruleOf(['64:ff9b::1.1.1.1'], policy, { own: ['64:ff9b::101:101'] })).toBe('own-address');
    expect(ruleOf(['203.0.114.5'], { allow: [{ cidr: '203.0.114.5' }] }, { own })).toBe('allow');
  });

  it('opens by a rule just its host, addresses and ports', () => {
    const policy = { allow: [{ host: 'db.example', cidr: '10.1.0.0/16', ports: [5432] }] };
    const target = { host: 'DB.example.', port: 5432 };
    expect(ruleOf(['10.1.2.3'], policy, target)).toBe('allow');
    expect(ruleOf(['10.2.0.1'], policy, target)).toBe('private-address');
    expect(ruleOf(['10.1.2.3', '10.2.0.1'], policy, target)).toBe('private-address');
    expect(ruleOf(['10.1.2.3'], policy, { ...target, port: 443 })).toBe('private-address');
    expect(ruleOf(['10.1.2.3'], policy, { ...target, host: 'x.db.example' })).toBe(
      'private-address',
    );
    expect(ruleOf(['1.1.1.1'], policy, target)).toBe('port');
  });

  it('opens ports 80 and 443 alone where an allow rule names none', () => {
    const policy = { allow: [{ cidr: '10.0.0.0/8' }] };
    const rules = [80, 443, 8080].map((port) => ruleOf(['10.0.0.1'], policy, { port }));
    expect(rules).toEqual(['allow', 'allow', 'private-address']);
  });

  it('opens by a name alone private networks and, for one host, this machine; nothing odd', () => {
    const one = { allow: [{ host: 'www.example.com' }] };
    const many = { allow: [{ host: '*.example.com' }] };
    const answers = ['10.0.0.1', 'fd00::1', '100.64.0.1', '127.0.0.1', '169.254.0.1', '0.0.0.0'];
    const odd = ['private-address', 'private-address'];
    expect(answers.map((answer) => ruleOf([answer], one))).toEqual([
      ...Array.from({ length: 4 }, () => 'allow'),
      ...odd,
    ]);
    expect(answers.map((answer) => ruleOf([answer], many))).toEqual([
      ...Array.from({ length: 3 }, () => 'allow'),
      'private-address',
      ...odd,
    ]);
    const local = { allow: [{ host: '*.localhost' }] };
    expect(ruleOf(['127.0.0.1'], local, { host: 'a.localhost' })).toBe('allow');
  });

  it('opens the own addresses of this machine by no rule for all names beneath one', () => {
    const own = ['203.0.114.5', '10.0.0.7', 'fe80::7%eth0'];
    const many = { allow: [{ host: '*.example.com', ports: [443, 9000] }] };
    expect(ruleOf(['203.0.114.5'], many, { own })).toBe('own-address');
    expect(ruleOf(['203.0.114.5'], many, { own, port: 9000 })).toBe('own-address');
    expect(ruleOf(['10.0.0.7'], many, { own })).toBe('private-address');
    expect(ruleOf(['10.0.0.8'], many, { own })).toBe('allow');
    const one = { allow: [{ host: 'www.example.com' }] };
    expect(ruleOf(['203.0.114.5'], one, { own })).toBe('allow');
    expect(ruleOf(['10.0.0.7'], one, { own })).toBe('allow');
    expect(ruleOf(['fe80::7'], one, { own })).toBe('private-address');
  });

  it('opens an address by a rule that names it as the host', () => {
    const policy = { allow: [{ host: '127.0.0.1', ports: [3000] }] };
    const target = { host: '127.0.0.1', port: 3000 };
    expect(ruleOf(['127.0.0.1'], policy, target)).toBe('allow');
    expect(ruleOf(['127.0.0.1'], policy, { port: 3000 })).toBe('private-address');
  });

  it('opens a metadata address by its own line alone, in whatever form it comes', () => {
    const wide = { allow: [{ cidr: '169.254.0.0/16' }, { cidr: '::ffff:0:0/96' }] };
    expect(ruleOf(['169.254.169.254'], wide)).toBe('metadata-address');
    expect(ruleOf(['169.254.1.1'], wide)).toBe('allow');
    expect(ruleOf(['::ffff:169.254.169.254'], wide)).toBe('metadata-address');
    const named = { allow: [{ host: '169.254.169.254' }] };
    expect(ruleOf(['169.254.169.254'], named, { host: '169.254.169.254' })).toBe(
      'metadata-address',
    );
    const local = { allow: [{ cidr: '64:ff9b:1::/48' }, { cidr: 'fe80::/10' }] };
    expect(ruleOf(['64:ff9b:1:a9fe:a9:fe00::'], local)).toBe('metadata-address');
    expect(ruleOf(['64:ff9b:1:5:a9:fea9:fe00:0'], local)).toBe('metadata-address');
    expect(ruleOf(['64:ff9b:1:5:6:7:169.254.169.254'], local)).toBe('metadata-address');
    expect(ruleOf(['64:ff9b:1::10.0.0.1'], local)).toBe('allow');
    expect(ruleOf(['fe80::5efe:169.254.169.254'], local)).toBe('metadata-address');
    const own = { allow: [{ cidr: '169.254.169.254/32', metadata: true as const }] };
    expect(ruleOf(['169.254.169.254'], own)).toBe('allow');
    expect(ruleOf(['169.254.170.2'], own)).toBe('metadata-address');
    expect(ruleOf(['169.254.169.254'], own, { port: 8080 })).toBe('metadata-address');
  });

  it('judges addresses behind a translator that the policy names by the address inside', () => {
    const policy = { nat64Prefixes: ['2a00:64::/96', '64:ff9b::/96'] };
    expect(judge(['2a00:64::1.1.1.1'], policy).addresses).toEqual(['2a00:64::101:101']);
    expect(ruleOf(['64:ff9b::1.1.1.1'], policy)).toBe('allow');
    expect(ruleOf(['2a00:64::10.0.0.1'], policy)).toBe('private-address');
    expect(ruleOf(['64:ff9b::169.254.169.254'], policy)).toBe('metadata-address');
    expect(ruleOf(['2a00:64::10.0.0.1'], { ...policy, allow: [{ cidr: '10.0.0.0/8' }] })).toBe(
      'allow',
    );
    expect(ruleOf(['2a00:64::1.1.1.1'], { ...policy, deny: [{ cidr: '1.1.1.1' }] })).toBe(
      'denied-by-policy',
    );
    expect(ruleOf(['64:ff9b::1.1.1.1'], { nat64Prefixes: ['2a00:64::/96'] })).toBe(
      'private-address',
    );
  });

  it('judges by every prefix where prefixes overlap', () => {
    const policy = { nat64Prefixes: ['2a00:64:0:a:b:c::/96', '2a00:64::/32'] };
    expect(ruleOf(['2a00:64:0:a:b:c:1.1.1.1'], policy)).toBe('private-address');
  });

  it.each([
    [32, '2a00:64:a00:1::'],
    [40, '2a00:64:a:0:1::'],
    [48, '2a00:64:0:a00:0:100::'],
    [56, '2a00:64:0:a:0:1::'],
    [64, '2a00:64:0:0:a:0:100:0'],
    [96, '2a00:64::a00:1'],
  ])('finds 10.0.0.1 behind a prefix of %i bits in %s', (length, answer) => {
    const policy = { nat64Prefixes: [`2a00:64::/${String(length)}`] };
    const { verdict } = judge([answer], { ...policy, deny: [{ cidr: '10.0.0.1' }] });
    expect(verdict.rule).toBe('denied-by-policy');
  });

  it('lets a deny rule win, also for what an address carries inside', () => {
    const policy = {
      allow: [{ cidr: '10.0.0.0/8' }, { cidr: '::ffff:0:0/96' }],
      deny: [{ cidr: '10.9.0.0/16' }],
    };
    expect(ruleOf(['10.8.0.1'], policy)).toBe('allow');
    expect(ruleOf(['10.9.0.1'], policy)).toBe('denied-by-policy');
    expect(ruleOf(['::ffff:10.8.0.1'], policy)).toBe('allow');
    expect(ruleOf(['::ffff:10.9.0.1'], policy)).toBe('denied-by-policy');
  });
});
