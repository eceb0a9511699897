import { once } from 'node:events';
import { createServer, get as getPlain, type RequestListener } from 'node:http';
import { createServer as createTcpServer, connect, type AddressInfo, type Server } from 'node:net';
import {
  createGuardedAgents,
  createGuardedDispatcher,
  createGuardedFetch,
  guardedConnect,
} from '@selfware/safety/network';
import { fetch as undiciFetch, request } from 'undici';

// Run by each supported Node: every way to make a guarded request, to a public name that the injected dialler leads to
// loopback, and to the same server by its private address. What happened is printed as one line of JSON.

type Attempt = (url: string) => Promise<string>;

const publicAddress = '93.184.215.14';
const dialled: string[] = [];

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return (address satisfies AddressInfo).port;
}

const answer: RequestListener = (_request, response) => void response.end('reached');
const server = createServer(answer);
const port = await listen(server);
let privateConnections = 0;
const canary = createTcpServer((socket) => {
  privateConnections += 1;
  socket.destroy();
});
const canaryPort = await listen(canary);

const options = {
  resolve: (host: string) =>
    Promise.resolve([host === 'rebound.example' ? '127.0.0.1' : publicAddress]),
  dial: async ({ address }: { readonly address: string }) => {
    dialled.push(address);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  },
};

const guardedFetch = createGuardedFetch(options);
const forNode = createGuardedDispatcher({ ...options, for: 'node-fetch' });
const forUndici = createGuardedDispatcher({ ...options, for: 'undici-8' });
const agents = createGuardedAgents(options);

const attempts: Readonly<Record<string, Attempt>> = {
  'guarded fetch': async (url) => (await guardedFetch(url)).text(),
  'guarded fetch of a Request': async (url) => {
    const response = await guardedFetch(new Request(url));
    if (!(response instanceof Response)) throw new Error('expected a Response of this Node');
    return response.text();
  },
  'own fetch': async (url) => (await fetch(url, Object.assign({}, { dispatcher: forNode }))).text(),
  'fetch of undici': async (url) => (await undiciFetch(url, { dispatcher: forUndici })).text(),
  'request of undici': async (url) => (await request(url, { dispatcher: forUndici })).body.text(),
  'http.Agent': (url) =>
    new Promise((resolve, reject) => {
      getPlain(url, { agent: agents.http }, (response) => {
        response.setEncoding('utf8').once('data', resolve);
      }).once('error', reject);
    }),
  guardedConnect: async (url) => {
    const { hostname, port: stated } = new URL(url);
    const socket = await guardedConnect(
      { host: hostname, port: stated === '' ? 80 : Number(stated) },
      options,
    );
    socket.write('GET / HTTP/1.0\r\n\r\n');
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return chunk.toString().includes('200 OK') ? 'reached' : 'something else';
  },
};

async function tell(attempt: Attempt, url: string): Promise<string> {
  try {
    return await attempt(url);
  } catch (error) {
    const cause = error instanceof Error && error.name === 'TypeError' ? error.cause : error;
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(error);
  }
}

const told: Record<string, readonly string[]> = {};
for (const [name, attempt] of Object.entries(attempts)) {
  told[name] = [
    await tell(attempt, 'http://public.example/'),
    await tell(attempt, `http://127.0.0.1:${String(canaryPort)}/`),
    await tell(attempt, 'http://rebound.example/'),
  ];
}
console.log(
  JSON.stringify({
    node: process.version,
    told,
    privateConnections,
    addresses: [...new Set(dialled)],
  }),
);
await Promise.all([forNode.close(), forUndici.close()]);
process.exit(0);
