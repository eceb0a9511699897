import type { Duplex } from 'node:stream';
import { createConnectionGuard, type ConnectionTarget } from './connection-guard.ts';
import type { GuardOptions } from './guard-options.ts';

/** Where `guardedConnect` goes. */
export interface GuardedTarget {
  /** A name or an address, with or without the brackets of a URL. */
  readonly host: string;
  readonly port: number;
  /** True: TLS for the host; an object says more; absent and false mean a raw connection. */
  readonly tls?: boolean | NonNullable<ConnectionTarget['tls']>;
}

/** How `guardedConnect` decides and dials. */
export interface GuardedConnectOptions extends GuardOptions {
  /** Ends the attempt; a connection that came about is its caller's. */
  readonly signal?: AbortSignal;
}

/**
 * Opens one guarded connection, for users of `node:net`, `node:tls` and protocols over them. Rejects with an `SsrfError`
 * when the place may not or cannot be reached, with the error of TLS when its certificate does not hold, with the reason
 * of `signal` on abort, and with a `NetworkPolicyError` for a policy that says nothing clear.
 */
export async function guardedConnect(
  { host, port, tls = false }: GuardedTarget,
  options: GuardedConnectOptions = {},
): Promise<Duplex> {
  const guard = createConnectionGuard(options);
  const terms = typeof tls === 'object' ? { tls } : tls ? { tls: {} } : {};
  return guard.open({ host, port, ...terms }, options.signal);
}
