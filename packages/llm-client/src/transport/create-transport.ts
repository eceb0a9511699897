import type { Clock } from '@selfware/contracts';
import type { Pool } from 'undici';
import { LlmError } from '../errors.ts';
import type { Endpoint } from './endpoint.ts';
import { startExchange, type Exchange, type ExchangeRequest } from './exchange.ts';

/** What a transport is made from. */
export interface TransportOptions {
  readonly endpoint: Endpoint;
  /** Connections at most. */
  readonly maxConnections: number;
  /** After how long an attempt to connect is given up; `Infinity` is unlimited. */
  readonly connectMs: number;
  readonly clock: Clock;
}

/** The connections to one origin, opened when they are first needed and kept until `close`. */
export interface Transport {
  readonly endpoint: Endpoint;
  readonly clock: Clock;
  /** Sends one request whose path is below the endpoint; throws what went wrong as it came. */
  exchange(request: ExchangeRequest): Promise<Exchange>;
  /** Loads the pool; later calls cost nothing. */
  warm(): Promise<void>;
  /** Closes every connection, also those in use. */
  close(): Promise<void>;
}

/** Creates the transport of one client; it loads undici's pool at the first request or `warm()`. */
export function createTransport(options: TransportOptions): Transport {
  const { endpoint, clock } = options;
  let pool: Promise<Pool> | undefined;
  let closed = false;
  const open = (): Promise<Pool> => {
    if (closed) throw closedError();
    return (pool ??= openPool(options));
  };
  return {
    endpoint,
    clock,
    async exchange(request) {
      const path = `${endpoint.basePath}${request.path}`;
      return startExchange(await open(), { ...request, path });
    },
    async warm() {
      await open();
    },
    async close() {
      closed = true;
      await (await pool)?.destroy();
    },
  };
}

async function openPool({ endpoint, maxConnections, connectMs }: TransportOptions): Promise<Pool> {
  const { default: PoolOfOrigin } = await import('undici/lib/dispatcher/pool.js');
  return new PoolOfOrigin(endpoint.origin, {
    connections: maxConnections,
    pipelining: 1,
    allowH2: false,
    // Shorter than what common servers keep (5 s in Node, 5 s in uvicorn): a connection that they just closed is not used.
    keepAliveTimeout: 4_000,
    connectTimeout: Number.isFinite(connectMs) ? connectMs : 0,
    // Our own watch does these, by the injected clock and phase by phase.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** The error of a call on a closed client. */
export function closedError(): LlmError {
  return new LlmError({
    code: 'llm-client/closed',
    message: 'expected an open client, got one that was closed',
  });
}
