import type { SystemCallRule } from './system-call-rules.data.ts';

/** The same rules with AF_INET and AF_INET6 sockets: for a network namespace with nothing but a loopback of its own. */
export function withInternetSockets(rules: readonly SystemCallRule[]): readonly SystemCallRule[] {
  return rules.map((rule) =>
    rule.name === 'socket'
      ? { ...rule, when: [[{ argument: 0, is: 'none-of', values: [1, 2, 10] }]] }
      : rule,
  );
}
