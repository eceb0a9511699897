import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { parseJson, systemClock, type JsonValue } from '@selfware/contracts';
import { LlmError } from '../errors.ts';
import { asObject, asText } from '../wire/json-fields.ts';
import type { MockLlmServer, MockLlmServerOptions } from './mock-llm-server.ts';
import type { MockReply, MockRequest, MockScript } from './mock-script.ts';
import { playMockReply } from './play-mock-reply.ts';

/**
 * Starts a chat completions server on 127.0.0.1 that answers by the script: in order, or as a function of the request says.
 * It also lists models. A request without an answer gets status 500, an unknown path 404; both make `assertConsumed` throw.
 */
export async function startMockLlmServer(
  scripted: MockScript,
  options: MockLlmServerOptions = {},
): Promise<MockLlmServer> {
  const requests: MockRequest[] = [];
  const sockets = numberSockets();
  const script = countedScript(scripted);
  const answer = answerRequests({ script, requests, sockets, options });
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
    assertConsumed: () => assertConsumed(script.left(), requests),
    async close() {
      server.close();
      await sockets.closeAll();
    },
  };
}

interface MockState {
  readonly script: CountedScript;
  readonly requests: MockRequest[];
  readonly sockets: NumberedSockets;
  readonly options: MockLlmServerOptions;
}

type Answer = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

function answerRequests({ script, requests, sockets, options }: MockState): Answer {
  let calls = 0;
  const nextCallId = (): string => `call_${(calls += 1)}`;
  return async (incoming, response) => {
    const request = await readRequest(incoming, sockets.numberOf(incoming.socket));
    const route = `${request.method} ${request.path.replace(/\?.*$/, '')}`;
    const isChat = route === 'POST /v1/chat/completions';
    const next = isChat ? await script.next(request) : undefined;
    const expected = route === 'GET /v1/models' || next?.reply !== undefined;
    requests.push({ ...request, expected });
    if (next?.reply !== undefined) {
      const { index, reply } = next;
      const shared = { nextCallId, clock: options.clock ?? systemClock };
      await playMockReply(reply, response, { index, ...shared, ...contextOf(request) });
    } else if (expected) sendJson(response, 200, modelList(options));
    else if (isChat) sendJson(response, 500, errorBody('unexpected: the script has no answer'));
    else sendJson(response, 404, errorBody(`no such path on the mock server: ${route}`));
  };
}

function contextOf(request: MockRequest): {
  readonly model: string;
  readonly promptLength: number;
  readonly streamed: boolean;
} {
  const body = asObject(request.body);
  return {
    model: asText(body?.['model']) ?? 'mock-model',
    promptLength: request.rawBody.length,
    streamed: body?.['stream'] === true,
  };
}

interface CountedScript {
  /** The reply to the next request; absent when the script has none. */
  next(
    request: MockRequest,
  ): Promise<{ readonly index: number; readonly reply: MockReply | undefined }>;
  /** How many replies were not asked for. */
  left(): number;
}

function countedScript(script: MockScript): CountedScript {
  let asked = 0;
  return {
    async next(request) {
      const index = asked;
      asked += 1;
      const reply = typeof script === 'function' ? await script(request, index) : script[index];
      return { index, reply };
    },
    left: () => (typeof script === 'function' ? 0 : Math.max(0, script.length - asked)),
  };
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

function assertConsumed(left: number, requests: readonly MockRequest[]): void {
  const unexpected = requests.filter(({ expected }) => !expected);
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
