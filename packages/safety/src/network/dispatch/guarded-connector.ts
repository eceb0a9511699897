import type { buildConnector } from 'undici';
import { asError } from '../connect/as-error.ts';
import type { ConnectionGuard } from '../connect/connection-guard.ts';
import { asSocket } from './as-socket.ts';

/**
 * The connector through which undici opens every connection. Server name, local address and socket path of a request are
 * not looked at: the host of its origin decides whom to ask, and whom the certificate must be for.
 */
export function createGuardedConnector(
  guard: ConnectionGuard,
  signal: AbortSignal,
): buildConnector.connector {
  return ({ hostname, protocol, port }, callback) => {
    const isSecure = protocol === 'https:';
    const target = {
      host: hostname,
      scheme: protocol,
      port: port === '' ? (isSecure ? 443 : 80) : Number(port),
      ...(isSecure ? { tls: { alpn: ['http/1.1'] } } : {}),
    };
    guard.open(target, signal).then(
      (stream) => callback(null, asSocket(stream)),
      (failure: unknown) => callback(asError(failure), null),
    );
  };
}
