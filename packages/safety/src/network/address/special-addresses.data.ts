/** A range of addresses that is no public place. */
export interface SpecialRange {
  /** In CIDR form. */
  readonly range: string;
  readonly kind: string;
  /** What the range is for, to follow "It is ". */
  readonly purpose: string;
}

/** When the registries below were last read. */
export const addressTableDate = '2025-10-09';

/**
 * Addresses of IPv4 that are no public places: the IANA IPv4 Special-Purpose Address Registry
 * (https://www.iana.org/assignments/iana-ipv4-special-registry), multicast and reserved space, and the addresses at which
 * clouds hand out credentials.
 */
export const specialIpv4: readonly SpecialRange[] = [
  { range: '0.0.0.0/8', kind: 'this-network', purpose: 'this host on this network (RFC 791)' },
  { range: '10.0.0.0/8', kind: 'private', purpose: 'a private network (RFC 1918)' },
  { range: '100.64.0.0/10', kind: 'shared', purpose: "a provider's own network (RFC 6598)" },
  { range: '127.0.0.0/8', kind: 'loopback', purpose: 'this machine (RFC 1122)' },
  { range: '168.63.129.16/32', kind: 'metadata', purpose: 'the platform address of Azure' },
  { range: '169.254.0.0/16', kind: 'link-local', purpose: 'the local link (RFC 3927)' },
  { range: '172.16.0.0/12', kind: 'private', purpose: 'a private network (RFC 1918)' },
  { range: '192.0.0.0/24', kind: 'protocol', purpose: 'set aside for protocols (RFC 6890)' },
  { range: '192.0.0.0/29', kind: 'continuity', purpose: 'for tunnels to IPv4 (RFC 7335)' },
  { range: '192.0.0.8/32', kind: 'dummy', purpose: 'a dummy (RFC 7600)' },
  { range: '192.0.0.9/32', kind: 'anycast', purpose: 'the nearest port controller (RFC 7723)' },
  { range: '192.0.0.10/32', kind: 'anycast', purpose: 'the nearest relay (RFC 8155)' },
  { range: '192.0.0.170/32', kind: 'nat64-discovery', purpose: 'for discovery (RFC 7050)' },
  { range: '192.0.0.171/32', kind: 'nat64-discovery', purpose: 'for discovery (RFC 7050)' },
  { range: '192.0.2.0/24', kind: 'documentation', purpose: 'for documentation (RFC 5737)' },
  { range: '192.31.196.0/24', kind: 'as112', purpose: 'the sink AS112 (RFC 7535)' },
  { range: '192.52.193.0/24', kind: 'amt', purpose: 'for multicast tunnels (RFC 7450)' },
  { range: '192.88.99.0/24', kind: '6to4-relay', purpose: 'a relay of 6to4 (RFC 7526)' },
  { range: '192.168.0.0/16', kind: 'private', purpose: 'a private network (RFC 1918)' },
  { range: '192.175.48.0/24', kind: 'as112', purpose: 'the sink AS112 (RFC 7534)' },
  { range: '198.18.0.0/15', kind: 'benchmarking', purpose: 'for benchmarks (RFC 2544)' },
  { range: '198.51.100.0/24', kind: 'documentation', purpose: 'for documentation (RFC 5737)' },
  { range: '203.0.113.0/24', kind: 'documentation', purpose: 'for documentation (RFC 5737)' },
  { range: '224.0.0.0/4', kind: 'multicast', purpose: 'multicast (RFC 5771)' },
  { range: '240.0.0.0/4', kind: 'reserved', purpose: 'reserved (RFC 1112)' },
  { range: '255.255.255.255/32', kind: 'broadcast', purpose: 'everybody on the link (RFC 919)' },
  {
    range: '100.100.100.200/32',
    kind: 'metadata',
    purpose: 'the metadata address of Alibaba Cloud',
  },
  { range: '169.254.0.23/32', kind: 'metadata', purpose: 'the metadata address of Tencent Cloud' },
  { range: '169.254.169.254/32', kind: 'metadata', purpose: 'the metadata address of clouds' },
  { range: '169.254.170.2/32', kind: 'metadata', purpose: 'the credentials address of Amazon ECS' },
  {
    range: '169.254.170.23/32',
    kind: 'metadata',
    purpose: 'the credentials address of Amazon EKS',
  },
  { range: '192.0.0.192/32', kind: 'metadata', purpose: 'the metadata address of Oracle Cloud' },
];

/**
 * Addresses of IPv6 that are no public places, beside everything outside 2000::/3: the IANA IPv6 Special-Purpose Address
 * Registry (https://www.iana.org/assignments/iana-ipv6-special-registry), forms that carry an IPv4 address, and the
 * addresses at which clouds hand out credentials.
 */
export const specialIpv6: readonly SpecialRange[] = [
  { range: '::/128', kind: 'unspecified', purpose: 'no address (RFC 4291)' },
  { range: '::1/128', kind: 'loopback', purpose: 'this machine (RFC 4291)' },
  { range: '::/96', kind: 'compatible', purpose: 'an IPv4 address in an old form (RFC 4291)' },
  { range: '::ffff:0:0/96', kind: 'mapped', purpose: 'an IPv4 address in another form (RFC 4291)' },
  { range: '::ffff:0:0:0/96', kind: 'translated', purpose: 'a translated IPv4 address (RFC 2765)' },
  {
    range: '64:ff9b::/96',
    kind: 'nat64',
    purpose: 'an IPv4 address behind a translator (RFC 6052)',
  },
  {
    range: '64:ff9b:1::/48',
    kind: 'local-nat64',
    purpose: 'a local translator to IPv4 (RFC 8215)',
  },
  { range: '100::/64', kind: 'discard', purpose: 'thrown away (RFC 6666)' },
  { range: '100:0:0:1::/64', kind: 'dummy', purpose: 'a dummy (RFC 9780)' },
  { range: '200::/7', kind: 'nsap', purpose: 'a mapping of NSAP that is no more (RFC 4048)' },
  { range: '2001::/23', kind: 'protocol', purpose: 'set aside for protocols (RFC 2928)' },
  { range: '2001::/32', kind: 'teredo', purpose: 'a tunnel to an IPv4 address (RFC 4380)' },
  { range: '2001:1::1/128', kind: 'anycast', purpose: 'the nearest port controller (RFC 7723)' },
  { range: '2001:1::2/128', kind: 'anycast', purpose: 'the nearest relay (RFC 8155)' },
  { range: '2001:1::3/128', kind: 'anycast', purpose: 'the nearest registrar (RFC 9665)' },
  { range: '2001:2::/48', kind: 'benchmarking', purpose: 'for benchmarks (RFC 5180)' },
  { range: '2001:3::/32', kind: 'amt', purpose: 'for multicast tunnels (RFC 7450)' },
  { range: '2001:4:112::/48', kind: 'as112', purpose: 'the sink AS112 (RFC 7535)' },
  { range: '2001:10::/28', kind: 'orchid', purpose: 'a hash, no place (RFC 4843)' },
  { range: '2001:20::/28', kind: 'orchid', purpose: 'a hash, no place (RFC 7343)' },
  { range: '2001:30::/28', kind: 'drone-identifier', purpose: 'the name of a drone (RFC 9374)' },
  { range: '2001:db8::/32', kind: 'documentation', purpose: 'for documentation (RFC 3849)' },
  { range: '2002::/16', kind: '6to4', purpose: 'a tunnel to an IPv4 address (RFC 3056)' },
  { range: '2620:4f:8000::/48', kind: 'as112', purpose: 'the sink AS112 (RFC 7534)' },
  { range: '3ffe::/16', kind: 'returned', purpose: 'a test network that is no more (RFC 3701)' },
  { range: '3fff::/20', kind: 'documentation', purpose: 'for documentation (RFC 9637)' },
  { range: '5f00::/16', kind: 'segment-routing', purpose: 'for segment routing (RFC 9602)' },
  { range: 'fc00::/7', kind: 'unique-local', purpose: 'a private network (RFC 4193)' },
  { range: 'fe80::/10', kind: 'link-local', purpose: 'the local link (RFC 4291)' },
  { range: 'fec0::/10', kind: 'site-local', purpose: 'a private network of old (RFC 3879)' },
  { range: 'ff00::/8', kind: 'multicast', purpose: 'multicast (RFC 4291)' },
  { range: 'fe80::a9fe:a9fe/128', kind: 'metadata', purpose: 'the metadata address of OpenStack' },
  { range: 'fd00:ec2::23/128', kind: 'metadata', purpose: 'the credentials address of Amazon EKS' },
  { range: 'fd00:ec2::254/128', kind: 'metadata', purpose: 'the metadata address of Amazon EC2' },
  { range: 'fd20:ce::254/128', kind: 'metadata', purpose: 'the metadata address of Google Cloud' },
  {
    range: 'fd00:c1::a9fe:a9fe/128',
    kind: 'metadata',
    purpose: 'the metadata address of Oracle Cloud',
  },
  { range: 'fd00:42::42/128', kind: 'metadata', purpose: 'the metadata address of Scaleway' },
];
