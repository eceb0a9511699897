import type { Agent, ClientRequestArgs } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { systemClock, type Clock } from '@selfware/contracts';
import { asError } from '../connect/as-error.ts';
import { createConnectionGuard, type ConnectionGuard } from '../connect/connection-guard.ts';
import type { GuardOptions } from '../connect/guard-options.ts';
import { asSocket } from './as-socket.ts';
import { limitReuse } from './limit-reuse.ts';

/** Agents for `http.request` and `https.request`, and for every client that takes such agents (got, axios, node-fetch). */
export interface GuardedAgents {
  readonly http: Agent;
  readonly https: HttpsAgent;
  /** Closes every connection, also those in use, and gives up those being opened. */
  close(): void;
}

/**
 * Creates agents whose every connection is guarded. How to connect is theirs alone: they refuse a request with a
 * `socketPath`, and do not look at its `lookup`, `createConnection`, `servername`, `ca` or `rejectUnauthorized`. A
 * connection is used again for at most 60 seconds. A request that may not be made fails with an `SsrfError`; a policy
 * that says nothing clear throws a `NetworkPolicyError` here.
 */
export function createGuardedAgents(options: GuardOptions = {}): GuardedAgents {
  const closing = new AbortController();
  const terms = {
    guard: createConnectionGuard(options),
    clock: options.clock ?? systemClock,
    signal: closing.signal,
  };
  // To import these two makes Node load the undici inside it, which most programs never need.
  const http = new (process.getBuiltinModule('node:http').Agent)({ keepAlive: true });
  const https = new (process.getBuiltinModule('node:https').Agent)({ keepAlive: true });
  http.createConnection = connectorOf(http, terms, false);
  https.createConnection = connectorOf(https, terms, true);
  return {
    http,
    https,
    close() {
      closing.abort();
      http.destroy();
      https.destroy();
    },
  };
}

type Connected = (failure: Error | null, stream: Duplex) => void;
type Connect = (options: ClientRequestArgs, connected?: Connected) => undefined;

interface Terms {
  readonly guard: ConnectionGuard;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

function connectorOf(agent: Agent, terms: Terms, isSecure: boolean): Connect {
  const watch = limitReuse(agent, terms.clock);
  return (options, connected = () => {}) => {
    openFor(options, terms, isSecure).then(
      (stream) => {
        watch(stream);
        connected(null, asSocket(stream));
      },
      // Its type wants a stream beside the error, too, which nobody looks at.
      (failure: unknown) => void Reflect.apply(connected, undefined, [asError(failure)]),
    );
  };
}

function openFor(
  { host: asked, port, socketPath }: ClientRequestArgs,
  { guard, signal }: Terms,
  isSecure: boolean,
): Promise<Duplex> {
  const host = typeof asked === 'string' ? asked : '';
  if (typeof socketPath === 'string' && socketPath !== '') {
    const reason = 'A request may not say how its connection is made.';
    return guard.refuse({ host, rule: 'request-option', reason }, signal);
  }
  const scheme = isSecure ? 'https' : 'http';
  const tls = isSecure ? { tls: { alpn: ['http/1.1'] } } : {};
  const target = { host, port: Number(port ?? (isSecure ? 443 : 80)), scheme, ...tls };
  return guard.open(target, signal);
}
