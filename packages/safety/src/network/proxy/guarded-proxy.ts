import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createGuardedAgents } from '../dispatch/create-guarded-agents.ts';
import { createConnectionGuard } from '../connect/connection-guard.ts';
import type { GuardOptions } from '../connect/guard-options.ts';
import { parseHostList } from './host-list.ts';
import { forwardRequest } from './forward-request.ts';
import { openTunnel } from './open-tunnel.ts';
import type { ProxyParts, ProxyRefusal } from './proxy-parts.ts';

/** What a guarded proxy is made from. */
export interface GuardedProxyOptions extends GuardOptions {
  /** Where it listens: the absolute path of a Unix socket in a directory that nobody else may enter. */
  readonly socketPath: string;
  /** The hosts that may be reached: `example.com`, `*.example.com`, `*`. Empty means none. */
  readonly hosts: readonly string[];
  /** Told of each request that was refused. */
  readonly onRefusal?: (refusal: ProxyRefusal) => void;
}

/** A proxy that is listening. */
export interface GuardedProxy {
  readonly socketPath: string;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

const maxConnections = 128;
const idleMs = 120_000;

/**
 * Starts an HTTP proxy (RFC 9110 CONNECT and absolute-form requests) for programs that have no network of their own. A host must
 * be listed and, as with every guarded connection, be public or opened by the policy; its address is resolved once and dialled
 * as judged. What is refused is answered with 403 and a sentence. Throws `safety/network-policy`; rejects when it cannot listen.
 */
export async function startGuardedProxy(options: GuardedProxyOptions): Promise<GuardedProxy> {
  const agents = createGuardedAgents(options);
  const parts: ProxyParts = {
    isListed: parseHostList(options.hosts),
    guard: createConnectionGuard(options),
    agent: agents.http,
    onRefusal: options.onRefusal ?? (() => {}),
  };
  const server = createServer(parts);
  const sockets = new Set<Duplex>();
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(options.socketPath);
  await once(server, 'listening');
  return {
    socketPath: options.socketPath,
    async close() {
      agents.close();
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

// To import it makes Node load the undici inside it, which most programs never need.
function createServer(parts: ProxyParts): Server {
  const http = process.getBuiltinModule('node:http');
  const server = http.createServer({ maxHeaderSize: 16_384 });
  server.maxConnections = maxConnections;
  server.setTimeout(idleMs);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    forwardRequest(request, response, parts);
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    void openTunnel({ authority: request.url ?? '', socket, head }, parts);
  });
  server.on('clientError', (_error: Error, socket: Duplex) => {
    socket.destroy();
  });
  return server;
}
