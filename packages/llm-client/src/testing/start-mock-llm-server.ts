import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { parseJson, systemClock, type JsonValue } from '@selfware/contracts';
import { LlmError } from '../errors.ts';
import { asObject, asText } from '../wire/json-fields.ts';
import type { MockLlmServer, MockLlmServerOptions } from './mock-llm-server.ts';
import type { MockReply, MockRequest, MockScript } from './mock-script.ts';
import { playMockReply } from './play-mock-reply.ts';

/**
 * Starts a chat completions server on 127.0.0.1 that answers by `script`: in order, or as a function of the request says.
 * It also lists models. A request without an answer gets status 500, an unknown path 404; both make `assertConsumed` throw.
 */
export async function startMockLlmServer(
  script: MockScript,
  options: MockLlmServerOptions = {},
): Promise<MockLlmServer> {
  const requests: MockRequest[] = [];
  const sockets = numberSockets();
  let completions = 0;
  let calls = 0;
  const nextCallId = (): string => `call_${(calls += 1)}`;

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming, sockets.numberOf(incoming.socket));
    const route = `${request.method} ${request.path.replace(/\?.*$/, '')}`;
    const record = (expected: boolean): void => void requests.push({ ...request, expected });
    if (route === 'GET /v1/models') {
      record(true);
      sendJson(response, 200, modelList(options));
      return;
    }
    if (route !== 'POST /v1/chat/completions') {
      record(false);
      sendJson(response, 404, errorBody(`no such path on the mock server: ${route}`));
      return;
    }
    const index = completions;
    completions += 1;
    const reply = await replyTo(script, request, index);
    record(reply !== undefined);
    if (reply === undefined) {
      sendJson(response, 500, errorBody('unexpected request: the script has no answer to it'));
      return;
    }
    const body = asObject(request.body);
    await playMockReply(reply, response, {
      index,
      model: asText(body?.['model']) ?? 'mock-model',
      nextCallId,
      promptLength: request.rawBody.length,
      streamed: body?.['stream'] === true,
      clock: options.clock ?? systemClock,
    });
  };

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => response.destroy(asError(error)));
  });
  server.on('connection', sockets.add);
  const port = await listen(server, options.port ?? 0);
  return {
    endpoint: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    get connections() {
      return sockets.accepted();
    },
    openConnections: sockets.open,
    assertConsumed: () => assertConsumed(script, completions, requests),
    async close() {
      server.close();
      await sockets.closeAll();
    },
  };
}

function replyTo(
  script: MockScript,
  request: MockRequest,
  index: number,
): MockReply | undefined | Promise<MockReply | undefined> {
  return typeof script === 'function' ? script(request, index) : script[index];
}

interface NumberedSockets {
  readonly add: (socket: Socket) => void;
  readonly open: () => number;
  /** Closes every socket and resolves when all are closed. */
  closeAll(): Promise<void>;
  accepted(): number;
  numberOf(socket: Socket): number;
}

function numberSockets(): NumberedSockets {
  const numbers = new WeakMap<Socket, number>();
  const open = new Set<Socket>();
  let accepted = 0;
  return {
    add(socket) {
      accepted += 1;
      open.add(socket);
      numbers.set(socket, accepted);
      socket.once('close', () => open.delete(socket));
    },
    open: () => open.size,
    async closeAll() {
      const closed = [...open].map(
        (socket) => new Promise((resolve) => socket.once('close', resolve)),
      );
      for (const socket of open) socket.destroy();
      await Promise.all(closed);
    },
    accepted: () => accepted,
    numberOf: (socket) => numbers.get(socket) ?? 0,
  };
}

async function readRequest(incoming: IncomingMessage, connection: number): Promise<MockRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) if (Buffer.isBuffer(piece)) pieces.push(piece);
  const rawBody = Buffer.concat(pieces).toString('utf8');
  const body = parseJson(rawBody, { maxLength: 64 * 1024 * 1024, maxDepth: 256 });
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: plainHeaders(incoming),
    rawBody,
    ...(body.ok ? { body: body.value } : {}),
    connection,
    expected: true,
  };
}

function plainHeaders(incoming: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(incoming.headers);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function modelList({ models, ownedBy = 'selfware-mock' }: MockLlmServerOptions): JsonValue {
  const listed = models ?? [{ id: 'mock-model' }];
  const data = listed.map(({ id, contextLength }) => ({
    id,
    object: 'model',
    created: 1_700_000_000,
    owned_by: ownedBy,
    ...(contextLength === undefined ? {} : { max_model_len: contextLength }),
  }));
  return { object: 'list', data };
}

function errorBody(message: string): JsonValue {
  return { error: { message, type: 'mock_error', param: null, code: null } };
}

function sendJson(response: ServerResponse, status: number, value: JsonValue): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function assertConsumed(
  script: MockScript,
  completions: number,
  requests: readonly MockRequest[],
): void {
  const unexpected = requests.filter(({ expected }) => !expected);
  const left = typeof script === 'function' ? 0 : Math.max(0, script.length - completions);
  if (unexpected.length === 0 && left === 0) return;
  const paths = unexpected.map(({ method, path }) => `${method} ${path}`).join(', ');
  throw new LlmError({
    code: 'llm-client/mock-script',
    message: `expected every scripted reply to be asked for and nothing else, got ${left} replies left and ${unexpected.length} unexpected requests${paths === '' ? '' : ` (${paths})`}`,
    details: { left, unexpected: unexpected.length },
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the script failed', { cause: error });
}
