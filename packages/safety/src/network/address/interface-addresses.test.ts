import { describe, expect, it } from 'vitest';
import { interfaceAddresses } from './interface-addresses.ts';

describe('interfaceAddresses', () => {
  it('lists every address of every interface', () => {
    const entry = { netmask: '', mac: '', internal: false, cidr: null };
    const list = (): ReturnType<typeof import('node:os').networkInterfaces> => ({
      eth0: [
        { ...entry, family: 'IPv4', address: '203.0.113.5' },
        { ...entry, family: 'IPv6', address: '2a00::5', scopeid: 0 },
      ],
      eth1: undefined,
    });
    expect(interfaceAddresses(list)).toEqual(['203.0.113.5', '2a00::5']);
  });

  it('asks the operating system where nothing else is given', () => {
    expect(interfaceAddresses()).toEqual(expect.any(Array));
  });
});
