import { createServer, type Socket } from 'node:net';

/** A server on loopback that speaks no HTTP of its own: `answer` writes what it likes when a whole request has come. */
export interface RawServer {
  readonly endpoint: string;
  readonly accepted: () => number;
  readonly open: () => number;
  readonly received: () => string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a raw server; `answer` is called for each request with the number of its connection, from 1. */
export async function startRawServer(
  answer: (socket: Socket, connection: number) => void,
): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  let received = '';
  const server = createServer((socket) => {
    accepted += 1;
    const connection = accepted;
    let request = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      received += bytes.toString();
      request += bytes.toString();
      const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? '0');
      const headersEnd = request.indexOf('\r\n\r\n');
      if (headersEnd === -1 || Buffer.byteLength(request) < headersEnd + 4 + length) return;
      request = '';
      answer(socket, connection);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accepted: () => accepted,
    open: () => sockets.size,
    received: () => received,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The head of an event stream that ends with the connection. */
export const eventStreamHead: string =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n';
