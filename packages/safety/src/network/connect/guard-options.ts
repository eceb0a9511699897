import type { Clock } from '@selfware/contracts';
import type { NetworkPolicy } from '../network-policy.ts';
import type { Dial } from './dial.ts';
import type { ResolveHost } from './resolve-host.ts';

/** Certificates of authorities in PEM form. */
export type CertificateAuthorities = string | Buffer | readonly (string | Buffer)[];

/** What every way to open a guarded connection is made from. */
export interface GuardOptions {
  /** Copied when the guard is made, so a later change does nothing; absent means that only public places may be reached. */
  readonly policy?: NetworkPolicy;
  /** Asked once for each new connection to a name, never for an address; absent means what the operating system says. */
  readonly resolve?: ResolveHost;
  /** Absent means a TCP socket that checks whom it reached before a byte is written. */
  readonly dial?: Dial;
  /** Whom to trust instead of the authorities that come with Node; certificates are verified always. */
  readonly tls?: { readonly ca?: CertificateAuthorities };
  /** Absent means the clock of this machine. */
  readonly clock?: Clock;
  /** The addresses of this host, asked for at each new connection; absent means those of its network interfaces. */
  readonly own?: () => readonly string[];
  /** How long resolving, connecting and the TLS handshake may take together; absent means 10 seconds. */
  readonly connectTimeoutMs?: number;
  /** The variables of the process, in which none may name a proxy; absent means those of this process, `{}` that none is looked at. A guarded connection uses no proxy in any case. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}
