import type { Duplex } from 'node:stream';
import { systemClock, type Clock } from '@selfware/contracts';
import { SsrfError } from '../../errors.ts';
import { interfaceAddresses } from '../address/interface-addresses.ts';
import { compileNetworkPolicy } from '../policy/compile-network-policy.ts';
import { assertNoProxy } from './assert-no-proxy.ts';
import type { Dial } from './dial.ts';
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
  /** The scheme of the request, as `https:`, which the policy must have; absent means that it has none. */
  readonly scheme?: string;
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
  /**
   * Opens a connection. Rejects with an `SsrfError` that is uniform in look and time for whatever may not or cannot be
   * reached, and with the reason of `signal`. A certificate that does not hold is no such refusal: the place was allowed
   * and reached, and its user has to see what is wrong with it, so that the error of TLS comes as it is.
   */
  open(target: ConnectionTarget, signal?: AbortSignal): Promise<Duplex>;
  /** Refuses what never becomes a connection, as uniformly. */
  refuse(refusal: EarlyRefusal, signal?: AbortSignal): Promise<never>;
}

/** Why there is no connection, found before one was tried. */
export interface EarlyRefusal {
  readonly host: string;
  readonly rule: string;
  readonly reason: string;
}

interface GuardParts {
  readonly vetting: HostVetting;
  readonly schemes: ReadonlySet<string>;
  readonly dial: Dial;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly ca: CertificateAuthorities | undefined;
}

/** Copies the policy and makes the guard; throws a `NetworkPolicyError` for a policy that says nothing clear, and while a proxy is set. */
export function createConnectionGuard(options: GuardOptions = {}): ConnectionGuard {
  assertNoProxy(options.environment, options.policy);
  const policy = compileNetworkPolicy(options.policy);
  const { resolve = resolveName, own = interfaceAddresses, clock = systemClock } = options;
  const parts: GuardParts = {
    vetting: { policy, resolve, own },
    schemes: new Set(policy.schemes.map(httpScheme)),
    dial: options.dial ?? createDial(),
    clock,
    timeoutMs: options.connectTimeoutMs ?? 10_000,
    ca: options.tls?.ca,
  };
  return {
    open: (target, signal) => openUniformly(target, parts, signal),
    async refuse(refusal, signal) {
      await holdRefusal(clock.monotonicMs(), { clock, signal });
      signal?.throwIfAborted();
      throw new SsrfError({ hop: 0, ...refusal });
    },
  };
}

async function openUniformly(
  target: ConnectionTarget,
  parts: GuardParts,
  signal: AbortSignal | undefined,
): Promise<Duplex> {
  const { clock, timeoutMs } = parts;
  const startedMs = clock.monotonicMs();
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const cancelTimer = clock.setTimer(end, timeoutMs);
  signal?.addEventListener('abort', end, { once: true });
  try {
    signal?.throwIfAborted();
    return await openVetted(target, parts, ending.signal);
  } catch (failure) {
    signal?.throwIfAborted();
    const told = ending.signal.aborted
      ? refusalOf(target.host, 'timeout', 'There was no connection within the time limit.')
      : failure;
    if (told instanceof SsrfError) await holdRefusal(startedMs, { clock, signal });
    signal?.throwIfAborted();
    throw told;
  } finally {
    cancelTimer();
    signal?.removeEventListener('abort', end);
  }
}

async function openVetted(
  { host: given, port, scheme, tls }: ConnectionTarget,
  { vetting, schemes, dial, clock, ca: guardCa }: GuardParts,
  signal: AbortSignal,
): Promise<Duplex> {
  const host = given.replace(/^\[(.*)\]$/u, '$1');
  if (scheme !== undefined && !schemes.has(httpScheme(scheme))) {
    throw refusalOf(host, 'scheme', 'The policy does not allow the scheme.');
  }
  const addresses = await vetHost({ host, port }, vetting, signal);
  const raw = await raceAddresses({ addresses, port, dial, clock, signal }).catch(
    (failure: unknown) => {
      throw refusalOf(host, 'connection-failed', wordsOf(failure));
    },
  );
  if (tls === undefined) return raw;
  const { servername = host, ca = guardCa, alpn } = tls;
  return secureStream(raw, { name: servername, ca, alpn, signal });
}

// A WebSocket begins as a request of HTTP.
function httpScheme(scheme: string): string {
  return scheme
    .toLowerCase()
    .replace(/:$/u, '')
    .replace(/^ws(?=s?$)/u, 'http');
}
