// Dependants that compile this source need the declarations, too.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./undici-parts.d.ts" />
import type { Clock } from '@selfware/contracts';
import type { Pool } from 'undici';
import { LlmError } from '../errors.ts';
import { connectEarly, type EarlyConnector } from './connect-early.ts';
import type { Endpoint } from './endpoint.ts';
import { limitConnecting } from './limit-connecting.ts';
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
  /** Loads the pool and opens a connection; later calls cost nothing. */
  warm(): Promise<void>;
  /** Closes every connection, also those in use. */
  close(): Promise<void>;
}

/** Creates the transport of one client; it loads undici's pool at the first request or `warm()`. */
export function createTransport(options: TransportOptions): Transport {
  const { endpoint, clock } = options;
  let opened: Promise<OpenPool> | undefined;
  let closed = false;
  const open = (): Promise<OpenPool> => {
    if (closed) throw closedError();
    return (opened ??= openPool(options));
  };
  return {
    endpoint,
    clock,
    async exchange(request) {
      const { pool } = await open();
      return startExchange(pool, { ...request, path: `${endpoint.basePath}${request.path}` });
    },
    async warm() {
      const isFirst = opened === undefined;
      const { early } = await open();
      if (isFirst) early.open();
    },
    async close() {
      closed = true;
      const { pool, early } = (await opened) ?? {};
      early?.close();
      await pool?.destroy();
    },
  };
}

interface OpenPool {
  readonly pool: Pool;
  readonly early: EarlyConnector;
}

async function openPool({
  clock,
  endpoint,
  maxConnections,
  connectMs,
}: TransportOptions): Promise<OpenPool> {
  const [{ default: PoolOfOrigin }, { default: buildConnector }] = await Promise.all([
    import('undici/lib/dispatcher/pool.js'),
    import('undici/lib/core/connect.js'),
  ]);
  const timeout = Number.isFinite(connectMs) ? connectMs : 0;
  // undici's own limit, by the machine's clock, also ends the attempt of a socket that nobody waits for any more.
  const connector = buildConnector({ allowH2: false, timeout });
  const early = connectEarly(limitConnecting(connector, { connectMs, clock }), endpoint.origin);
  const pool = new PoolOfOrigin(endpoint.origin, {
    connect: early.connect,
    connections: maxConnections,
    pipelining: 1,
    allowH2: false,
    // Shorter than what common servers keep (5 s in Node and uvicorn): one that they just closed is not used.
    keepAliveTimeout: 4_000,
    // Our own watch does these, by the injected clock and phase by phase.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return { pool, early };
}

/** The error of a call on a closed client. */
export function closedError(): LlmError {
  return new LlmError({
    code: 'llm-client/closed',
    message: 'expected an open client, got one that was closed',
  });
}
