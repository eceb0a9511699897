import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** A connector that can open one connection before the pool asks for it. */
export interface EarlyConnector {
  /** What the pool connects with: takes the early connection when there is one. */
  readonly connect: buildConnector.connector;
  /** Opens a connection for the next `connect`; it does not keep the program alive. */
  open(): void;
  /** Closes a connection that nobody took. */
  close(): void;
}

type Connected = Parameters<Parameters<buildConnector.connector>[1]>;

interface EarlyConnection {
  /** Absent while it is being made. */
  socket?: Socket;
  /** Who waits for it. */
  taker?: buildConnector.Callback;
}

/** Creates a connector to one origin over `connector`. */
export function connectEarly(connector: buildConnector.connector, origin: string): EarlyConnector {
  let early: EarlyConnection | undefined;
  let closed = false;

  const open = (): void => {
    if (early !== undefined || closed) return;
    const opening: EarlyConnection = {};
    early = opening;
    connector(targetOf(origin), (...result) => {
      const [error, socket] = result;
      if (opening.taker !== undefined) opening.taker(...result);
      else if (error !== null) early = undefined;
      else if (closed) socket.destroy();
      else keep(opening, socket);
    });
  };
  const keep = (opening: EarlyConnection, socket: Socket): void => {
    opening.socket = socket;
    socket.unref();
    socket.once('close', () => {
      if (early === opening) early = undefined;
    });
  };
  return {
    connect(options, callback) {
      const taken = early;
      early = undefined;
      if (taken === undefined) connector(options, callback);
      else if (taken.socket === undefined) taken.taker = callback;
      else hand(taken.socket, callback);
    },
    open,
    close() {
      closed = true;
      early?.socket?.destroy();
    },
  };
}

function hand(socket: Socket, callback: buildConnector.Callback): void {
  socket.ref();
  const connected: Connected = [null, socket];
  queueMicrotask(() => callback(...connected));
}

function targetOf(origin: string): buildConnector.Options {
  const { protocol, hostname, host, port } = new URL(origin);
  // Sockets take an IPv6 address without the brackets of a URL.
  return { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host, port };
}
