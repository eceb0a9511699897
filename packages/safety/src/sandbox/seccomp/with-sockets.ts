import type { SystemCallRule } from './system-call-rules.data.ts';

/** The families that can be opened: 1 is AF_UNIX, 2 and 10 are AF_INET and AF_INET6. */
export type SocketFamily = 1 | 2 | 10;

/** The same rules with sockets of these families; none leaves the rules as they are. */
export function withSockets(
  rules: readonly SystemCallRule[],
  families: readonly SocketFamily[],
): readonly SystemCallRule[] {
  if (families.length === 0) return rules;
  return rules.map((rule) =>
    rule.name === 'socket'
      ? { ...rule, when: [[{ argument: 0, is: 'none-of', values: families }]] }
      : rule,
  );
}
