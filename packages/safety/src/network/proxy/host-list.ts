import { NetworkPolicyError } from '../../errors.ts';

/** Tells whether a name is in a list of hosts. */
export type HostList = (host: string) => boolean;

const shape = /^(?:\*\.)?[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/u;

/**
 * Reads a list of hosts: `example.com` is that name alone, `*.example.com` every name beneath it, `*` every host; an empty list holds
 * none. Names are compared without case and without a final dot. Throws `safety/network-policy` for anything else.
 */
export function parseHostList(hosts: readonly string[]): HostList {
  const names = new Set<string>();
  const endings: string[] = [];
  let isEvery = false;
  for (const host of hosts) {
    const name = plain(host);
    if (name === '*') isEvery = true;
    else if (!shape.test(name) || name.length > 253) throw notAHost(host);
    else if (name.startsWith('*.')) endings.push(name.slice(1));
    else names.add(name);
  }
  return (host) => {
    const name = plain(host);
    return isEvery || names.has(name) || endings.some((ending) => name.endsWith(ending));
  };
}

function plain(host: string): string {
  return host.toLowerCase().replace(/\.$/u, '');
}

function notAHost(host: string): NetworkPolicyError {
  return new NetworkPolicyError({
    message: `expected hosts as \`example.com\` or \`*.example.com\`, got ${JSON.stringify(host).slice(0, 80)}`,
    hint: 'Name hosts without scheme, port and path; `*` is every public host.',
    details: { field: 'hosts' },
  });
}
