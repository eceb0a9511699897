import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { CertificateAuthorities } from './guard-options.ts';

/** How TLS is laid over a connection. */
export interface TlsTerms {
  /** The name or address that the certificate must be for. */
  readonly name: string;
  /** Absent means the authorities that come with Node. */
  readonly ca?: CertificateAuthorities | undefined;
  /** Protocols to offer; absent means no offer. */
  readonly alpn?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/**
 * Lays TLS over a raw connection and verifies the certificate for the name, whatever the environment says; an address
 * is verified as such and sends no server name (RFC 6066, section 3). Rejects with the error of TLS itself.
 */
export function secureStream(raw: Duplex, terms: TlsTerms): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect(connectionOptions(raw, terms));
    const fail = (failure: Error): void => {
      terms.signal.removeEventListener('abort', abort);
      socket.destroy();
      reject(failure);
    };
    const abort = (): void => fail(new Error('given up', { cause: terms.signal.reason }));
    terms.signal.addEventListener('abort', abort, { once: true });
    if (terms.signal.aborted) abort();
    // It stays, so that a break before the user listens does not end the process; `close` tells of it.
    socket.on('error', fail);
    socket.once('close', () => fail(new Error('expected a TLS handshake, got the end')));
    socket.once('secureConnect', () => {
      terms.signal.removeEventListener('abort', abort);
      resolve(socket);
    });
  });
}

function connectionOptions(raw: Duplex, { name, ca, alpn }: TlsTerms): ConnectionOptions {
  const withoutDot = name.replace(/\.$/u, '');
  return {
    socket: raw,
    host: withoutDot,
    ...(isIP(withoutDot) === 0 ? { servername: withoutDot } : {}),
    // Said here, since NODE_TLS_REJECT_UNAUTHORIZED would turn it off.
    rejectUnauthorized: true,
    ...(ca === undefined
      ? {}
      : { ca: typeof ca === 'string' || Buffer.isBuffer(ca) ? ca : [...ca] }),
    ...(alpn === undefined ? {} : { ALPNProtocols: [...alpn] }),
  };
}
