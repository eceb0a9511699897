import { describe, expect, it } from 'vitest';
import type { NetworkPolicy } from '../network-policy.ts';
import type { NetworkVerdict } from '../verdict.ts';
import { compileNetworkPolicy } from './compile-network-policy.ts';
import { judgeHost } from './judge-host.ts';
import { specialNames } from './special-names.data.ts';

function judge(host: string, port = 443, policy: NetworkPolicy = {}): NetworkVerdict {
  return judgeHost(host, port, compileNetworkPolicy(policy));
}

describe('judgeHost', () => {
  it.each([
    'example.com',
    'EXAMPLE.com.',
    'a_b.example.com',
    '_dmarc.example.com',
    'xn--bcher-kva.example',
    'localhost.example.com',
    'internal.example.com',
    'notlocal.example',
    'mylocalhost.com',
    '1.example.com',
    '0x7f.example.com',
    `${'a'.repeat(63)}.com`,
    '1.1.1.1',
    '2606:4700::1111',
  ])('finds nothing against %s', (host) => {
    expect(judge(host)).toMatchObject({ decision: 'allow' });
  });

  it.each([
    ['', 'host-name'],
    ['.', 'host-name'],
    ['a..example', 'host-name'],
    ['.example.com', 'host-name'],
    ['example.com..', 'host-name'],
    [`${'a'.repeat(64)}.com`, 'host-name'],
    [`${'a.'.repeat(126)}com`, 'host-name'],
    ['exa mple.com', 'host-name'],
    ['example.com\0.local', 'host-name'],
    ['bücher.example', 'host-name'],
    ['[::1]', 'host-name'],
    ['::1%lo', 'host-name'],
    ['a/b.example', 'host-name'],
    ['2130706433', 'host-name'],
    ['0x7f000001', 'host-name'],
    ['127.1', 'host-name'],
    ['127.0.0.0x1', 'host-name'],
    ['0177.0.0.1', 'host-name'],
    ['1.2.3.4.5', 'host-name'],
    ['example.123', 'host-name'],
    ['intranet-server', 'single-label'],
    ['metadata', 'single-label'],
    ['printer.', 'single-label'],
    ['127.0.0.1', 'private-address'],
    ['127.0.0.1.', 'private-address'],
    ['::1', 'private-address'],
    ['169.254.169.254', 'metadata-address'],
  ])('refuses %j by the rule %s', (host, rule) => {
    expect(judge(host)).toMatchObject({ decision: 'deny', rule });
  });

  it.each(Object.keys(specialNames))('refuses %s and what is beneath it', (name) => {
    expect(judge(`a.b.${name}`)).toMatchObject({ decision: 'deny', rule: 'special-name' });
    expect(judge(`${name.toUpperCase()}.`)).toMatchObject({ rule: 'special-name' });
  });

  // No row covers another: without it, the names beneath would pass.
  it('has no special name beneath another one', () => {
    const names = Object.keys(specialNames);
    const covered = names.filter((name) => names.some((other) => name.endsWith(`.${other}`)));
    expect(covered).toEqual([]);
  });

  it.each([
    'localhost',
    'a.localhost',
    'printer.local',
    'metadata.google.internal',
    'host.docker.internal',
    'router.home.arpa',
    'db.localdomain',
    'nas.lan',
    'wiki.intranet',
    'mail.corp',
    'x.private',
    'ip6-localhost',
    'ip6-loopback',
    'api.default.svc',
    'api.default.svc.cluster.local',
    'metadata.goog',
    'x.localdomain4',
    'x.localdomain6',
    'metadata.tencentyun.com',
    'router.home',
    'gateway.docker',
    'db.service.consul',
  ])('refuses %s by its name alone', (host) => {
    expect(judge(host)).toMatchObject({ decision: 'deny', rule: 'special-name' });
  });

  it('opens a special or short name by a rule that names it, at the ports of the rule', () => {
    const policy = {
      allow: [{ host: 'Build.Internal.', ports: [9000] }, { host: '*.lan' }, { host: 'printer' }],
    };
    expect(judge('build.internal', 9000, policy)).toMatchObject({ decision: 'allow' });
    expect(judge('build.internal', 443, policy)).toMatchObject({ rule: 'special-name' });
    expect(judge('a.build.internal', 9000, policy)).toMatchObject({ rule: 'special-name' });
    expect(judge('a.b.lan', 443, policy)).toMatchObject({ decision: 'allow' });
    expect(judge('lan', 443, policy)).toMatchObject({ rule: 'special-name' });
    expect(judge('printer', 80, policy)).toMatchObject({ decision: 'allow' });
    expect(judge('scanner', 80, policy)).toMatchObject({ rule: 'single-label' });
  });

  it('opens no special name by a rule for addresses', () => {
    const policy = { allow: [{ cidr: '127.0.0.0/8' }] };
    expect(judge('localhost', 443, policy)).toMatchObject({ rule: 'special-name' });
  });

  it.each([0, -1, 1, 22, 25, 6379, 65_536, Number.NaN])('refuses the port %s', (port) => {
    expect(judge('example.com', port)).toMatchObject({ decision: 'deny', rule: 'port' });
    expect(judge('1.1.1.1', port)).toMatchObject({ decision: 'deny', rule: 'port' });
  });

  it('asks only ports of the policy and of its allow rules', () => {
    const policy = { ports: [], allow: [{ host: 'a.example', ports: [22] }] };
    expect(judge('a.example', 22, policy)).toMatchObject({ decision: 'allow' });
    expect(judge('a.example', 443, policy)).toMatchObject({ rule: 'port' });
    expect(judge('b.example', 22, policy)).toMatchObject({ rule: 'port' });
  });

  it('lets a deny rule win over every allow rule', () => {
    const policy = {
      allow: [{ host: 'a.example' }, { host: '*.b.example' }],
      deny: [{ host: '*.example', ports: [443] }, { host: '1.1.1.1' }],
    };
    expect(judge('a.example', 443, policy)).toMatchObject({ rule: 'denied-by-policy' });
    expect(judge('x.b.example', 443, policy)).toMatchObject({ rule: 'denied-by-policy' });
    expect(judge('a.example', 80, policy)).toMatchObject({ decision: 'allow' });
    expect(judge('1.1.1.1', 80, policy)).toMatchObject({ rule: 'denied-by-policy' });
  });
});
