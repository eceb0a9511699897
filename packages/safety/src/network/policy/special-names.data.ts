/** Names that mean places of one's own network or machine, with everything beneath them. */
export const specialNames: Readonly<Record<string, string>> = {
  localhost: 'this machine (RFC 6761)',
  localdomain: 'this machine',
  'ip6-localhost': 'this machine',
  'ip6-loopback': 'this machine',
  local: 'the local link (RFC 6762)',
  'home.arpa': 'a home network (RFC 8375)',
  internal: 'a private network (ICANN, 2024)',
  private: 'a private network (RFC 6762, appendix G)',
  intranet: 'a private network (RFC 6762, appendix G)',
  corp: 'a private network (RFC 6762, appendix G)',
  home: 'a home network (RFC 6762, appendix G)',
  lan: 'a home network (RFC 6762, appendix G)',
  svc: 'a service of a cluster',
  docker: 'a container',
  consul: 'a service of a cluster',
};
