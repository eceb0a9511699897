import { describe, expect, it } from 'vitest';
import { findFault, readFilter, runFilter } from '../../../test/sandbox/run-filter.ts';
import { buildSeccompFilter } from './build-seccomp-filter.ts';
import { systemCallRules } from './system-call-rules.data.ts';

const program = readFilter(buildSeccompFilter());

function answer(number: number, ...values: number[]): string {
  const all = [...values, 0, 0, 0, 0, 0, 0].slice(0, 6).map(BigInt);
  return runFilter(program, { architecture: 0xc000_003e, number, arguments: all });
}

describe('the filter for system calls', () => {
  it('is a program that the kernel accepts', () => {
    expect(findFault(program)).toBeUndefined();
    expect(program.length).toBeLessThan(400);
  });

  it.each([
    ['an AF_INET socket', 41, [2, 1, 0], 'EPERM'],
    ['an AF_INET6 socket', 41, [10, 1, 0], 'EPERM'],
    ['a netlink socket', 41, [16, 3, 0], 'EPERM'],
    ['a packet socket', 41, [17, 3, 0], 'EPERM'],
    ['a vsock socket', 41, [40, 1, 0], 'EPERM'],
    ['an AF_UNIX socket', 41, [1, 1, 0], 'EPERM'],
    ['an AF_UNIX pair', 53, [1, 1, 0], 'allow'],
    ['an AF_UNIX pair that is closed on exec', 53, [1, 0x80801, 0], 'allow'],
    ['an AF_UNIX pair of packets in a row', 53, [1, 5, 0], 'allow'],
    ['an AF_UNIX pair for datagrams', 53, [1, 2, 0], 'EPERM'],
    ['a raw AF_UNIX pair, which is one for datagrams', 53, [1, 3, 0], 'EPERM'],
    ['an AF_INET pair', 53, [2, 1, 0], 'EPERM'],
    ['a user namespace by clone', 56, [0x1000_0011], 'EPERM'],
    ['a thread', 56, [0x3d_0f00], 'allow'],
    ['a fork', 56, [0x0120_0011], 'allow'],
    ['a user namespace by unshare', 272, [0x1000_0000], 'EPERM'],
    ['a time namespace by unshare', 272, [0x80], 'EPERM'],
    ['its own table of descriptors', 272, [0x400], 'allow'],
    ['clone3', 435, [], 'ENOSYS'],
    ['TIOCSTI', 16, [0, 0x5412], 'EPERM'],
    ['TIOCSTI below other bits', 16, [0, 0x1_0000_5412], 'EPERM'],
    ['TIOCLINUX', 16, [0, 0x541c], 'EPERM'],
    ['the size of a terminal', 16, [0, 0x5413], 'allow'],
    ['the usual personality', 135, [0], 'allow'],
    ['addresses that are not random', 135, [0x4_0000], 'EPERM'],
    ['a program that runs as its owner', 90, [0, 0o4755], 'EPERM'],
    ['an ordinary mode', 90, [0, 0o2755], 'allow'],
    ['opening with a mode that does not count', 257, [0, 0, 0, 0o4755], 'allow'],
    ['creating what runs as its owner', 257, [0, 0, 0o101, 0o4755], 'EPERM'],
    ['a pipe with a name', 259, [0, 0, 0o010644], 'allow'],
    ['a block device', 259, [0, 0, 0o060644], 'EPERM'],
    ['reading', 0, [0], 'allow'],
    ['a call from the future', 499, [], 'ENOSYS'],
  ] as const)('answers %s', (_title, number, values, expected) => {
    expect(answer(number, ...values)).toBe(expected);
  });

  it('has each call once, each with another number', () => {
    expect(new Set(systemCallRules.map((rule) => rule.number)).size).toBe(systemCallRules.length);
    expect(new Set(systemCallRules.map((rule) => rule.name)).size).toBe(systemCallRules.length);
  });

  it('refuses rules that no program can hold', () => {
    const values = Array.from({ length: 300 }, (_, value) => value);
    const long = { argument: 0, is: 'one-of', values } as const;
    const one = { name: 'a', number: 1, answer: 'EPERM' } as const;
    expect(() => buildSeccompFilter([{ ...one, when: [[long]] }])).toThrow(RangeError);
    const many = Array.from({ length: 3_000 }, () => one);
    expect(() => buildSeccompFilter(many)).toThrow('at most 4096');
  });
});
