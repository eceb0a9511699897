import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  createGuardedAgents,
  createGuardedDispatcher,
  NetworkPolicyError,
  type NetworkPolicy,
} from '../../../src/network.ts';

// Fetches one URL, guarded or not, in a process whose environment names a proxy; prints the body, `refused` or `failed`.

const [way = '', url = ''] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const policy: NetworkPolicy = {
  allow: [{ cidr: `${hostname}/32`, ports: [Number(port)] }],
  ignoreProxyVariables: way !== 'unasked',
};

async function fetchBy(): Promise<string> {
  if (way === 'plain') return (await fetch(url)).text();
  if (way === 'dispatcher') {
    const init: object = { dispatcher: createGuardedDispatcher({ policy, for: 'node-fetch' }) };
    return (await fetch(url, init)).text();
  }
  // `unasked`: says nothing of the proxy, and is told of it.
  const agent = createGuardedAgents({ policy }).http;
  return text(await new Promise<IncomingMessage>((resolve) => get(url, { agent }, resolve)));
}

console.log(
  await fetchBy().catch((error: unknown) =>
    error instanceof NetworkPolicyError ? 'refused' : 'failed',
  ),
);
process.exit(0);
