import { parentPort } from 'node:worker_threads';
import { createLlmClient } from '../../src/index.ts';
import { startMockLlmServer } from '../../src/testing/testing.ts';

const server = await startMockLlmServer([{ text: 'ok' }, { text: 'ok' }]);
const client = createLlmClient({ endpoint: server.endpoint, model: 'model' });
await client.warm();
const request = { messages: [{ role: 'user', content: 'hi' }] } as const;
const first = await client.complete(request);
const second = await client.complete(request);
parentPort?.postMessage(first.text + second.text);
await client.close();
await server.close();
