import { describe, expect, it } from 'vitest';
import { compileNetworkPolicy } from './compile-network-policy.ts';
import { judgeHost } from './judge-host.ts';
import { rememberHosts } from './remember-hosts.ts';

const policy = compileNetworkPolicy({ allow: [{ cidr: '127.0.0.1/32', ports: [8000] }] });

describe('rememberHosts', () => {
  it('says of a host at a port what judgeHost says, the first time and later', () => {
    const judge = rememberHosts(policy);
    for (const [host, port] of [
      ['127.0.0.1', 8_000],
      ['127.0.0.1', 80],
      ['1.2.3.4', 80],
      ['example.com', 443],
      ['localhost', 80],
      ['example.com', 44],
    ] as const) {
      for (let time = 0; time < 2; time += 1)
        expect(judge(host, port)).toEqual(judgeHost(host, port, policy));
    }
  });

  it('gives the same verdict back, until 256 others came after it', () => {
    const judge = rememberHosts(policy);
    const first = judge('example.com', 443);
    for (let other = 0; other < 255; other += 1) judge(`h${String(other)}.example`, 443);
    expect(judge('example.com', 443)).toBe(first);
    judge('one-more.example', 443);
    expect(judge('example.com', 443)).not.toBe(first);
    expect(judge('example.com', 443)).toEqual(first);
  });
});
