import type { Duplex } from 'node:stream';
import { systemClock } from '@selfware/contracts';
import { SsrfError } from '../../errors.ts';
import { interfaceAddresses } from '../address/interface-addresses.ts';
import { compileNetworkPolicy } from '../policy/compile-network-policy.ts';
import { assertNoProxy } from './assert-no-proxy.ts';
import { createDial } from './dial-address.ts';
import type { CertificateAuthorities, GuardOptions } from './guard-options.ts';
import { holdRefusal } from './hold-refusal.ts';
import { raceAddresses } from './race-addresses.ts';
import { resolveName } from './resolve-name.ts';
import { secureStream } from './secure-stream.ts';
import { refusalOf, vetHost, wordsOf, type HostVetting } from './vet-host.ts';

/** What is to be connected to. */
export interface ConnectionTarget {
  /** A name or an address, with or without the brackets of a URL. */
  readonly host: string;
  readonly port: number;
  /** Absent means that the connection stays raw. */
  readonly tls?: {
    /** The name that the certificate must be for; absent means the host. */
    readonly servername?: string;
    /** Absent means those of the guard. */
    readonly ca?: CertificateAuthorities;
    readonly alpn?: readonly string[];
  };
}

/** The one place where guarded connections come from. */
export interface ConnectionGuard {
  /** Opens a connection; rejects with an `SsrfError` that is uniform in look and time, with the error of TLS when the certificate does not hold, and with the reason of `signal`. */
  open(target: ConnectionTarget, signal?: AbortSignal): Promise<Duplex>;
  /** Refuses what never becomes a connection, as uniformly. */
  refuse(
    refusal: { readonly host: string; readonly rule: string; readonly reason: string },
    signal?: AbortSignal,
  ): Promise<never>;
  /** Whether the policy has the scheme, written as `https:` or `https`, or that of the WebSocket that begins so. */
  allowsScheme(scheme: string): boolean;
}

/** Copies the policy and makes the guard; throws a `NetworkPolicyError` for a policy that says nothing clear, and while a proxy is set. */
export function createConnectionGuard(options: GuardOptions = {}): ConnectionGuard {
  const { clock = systemClock, connectTimeoutMs = 10_000, dial = createDial() } = options;
  assertNoProxy(options.environment, options.policy);
  const vetting: HostVetting = {
    policy: compileNetworkPolicy(options.policy),
    resolve: options.resolve ?? resolveName,
    own: options.own ?? interfaceAddresses,
  };
  const guardCa = options.tls?.ca;
  const schemes = new Set(vetting.policy.schemes.map(httpScheme));

  const connect = async (target: ConnectionTarget, signal: AbortSignal): Promise<Duplex> => {
    const host = target.host.replace(/^\[(.*)\]$/u, '$1');
    const { port } = target;
    const addresses = await vetHost({ host, port }, vetting, signal);
    const raw = await raceAddresses({ addresses, port, dial, clock, signal }).catch(
      (failure: unknown) => {
        throw refusalOf(host, 'connection-failed', wordsOf(failure));
      },
    );
    if (target.tls === undefined) return raw;
    const { servername = host, ca = guardCa, alpn } = target.tls;
    return secureStream(raw, { name: servername, ca, alpn, signal });
  };

  const guard: ConnectionGuard = {
    async open(target, signal) {
      const startedMs = clock.monotonicMs();
      const deadline = new AbortController();
      const give = (): void => deadline.abort(signal?.reason);
      const cancelTimer = clock.setTimer(() => deadline.abort(), connectTimeoutMs);
      signal?.addEventListener('abort', give, { once: true });
      try {
        signal?.throwIfAborted();
        return await connect(target, deadline.signal);
      } catch (failure) {
        signal?.throwIfAborted();
        const told = deadline.signal.aborted
          ? refusalOf(target.host, 'timeout', 'no connection within the time limit')
          : failure;
        if (told instanceof SsrfError) await holdRefusal(startedMs, { clock, signal });
        signal?.throwIfAborted();
        throw told;
      } finally {
        cancelTimer();
        signal?.removeEventListener('abort', give);
      }
    },
    async refuse(refusal, signal) {
      await holdRefusal(clock.monotonicMs(), { clock, signal });
      signal?.throwIfAborted();
      throw new SsrfError({ hop: 0, ...refusal });
    },
    allowsScheme: (scheme) => schemes.has(httpScheme(scheme)),
  };
  return guard;
}

function httpScheme(scheme: string): string {
  return scheme
    .toLowerCase()
    .replace(/:$/u, '')
    .replace(/^ws(?=s?$)/u, 'http');
}
