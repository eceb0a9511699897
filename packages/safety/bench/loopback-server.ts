import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';

// A server in a thread of its own, so that it does not share the processor's turn with what is measured.
const server = createServer((request, response) => {
  const bytes = Number(/\d+/u.exec(request.url ?? '')?.[0] ?? 0);
  response.writeHead(200, { 'content-length': bytes }).end(Buffer.alloc(bytes, 'x'));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  parentPort?.postMessage(typeof address === 'object' ? address?.port : undefined);
});
