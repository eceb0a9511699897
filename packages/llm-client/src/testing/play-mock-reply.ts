import type { ServerResponse } from 'node:http';
import type { Clock } from '@selfware/contracts';
import {
  encodeMockChunks,
  encodeMockCompletion,
  type MockReplyContext,
} from './encode-mock-reply.ts';
import type { MockReply } from './mock-script.ts';

/** Plays one scripted reply onto a response, with its delays and faults; resolves when nothing more will be sent. */
export async function playMockReply(
  reply: MockReply,
  response: ServerResponse,
  context: MockReplyContext & { readonly streamed: boolean; readonly clock: Clock },
): Promise<void> {
  const { status = 200 } = reply;
  await wait(reply.delayMs, context.clock);
  if (reply.fault?.kind === 'stall-before-headers') return;
  if (reply.body !== undefined) response.writeHead(status, { ...reply.headers }).end(reply.body);
  else if (status !== 200) sendJson(response, status, reply, errorBody(reply, status));
  else if (!context.streamed) sendJson(response, 200, reply, encodeMockCompletion(reply, context));
  else await playStream(reply, response, context);
}

/** Sends a value as JSON, with the reply's own headers. */
function sendJson(
  response: ServerResponse,
  status: number,
  reply: MockReply,
  value: unknown,
): void {
  const headers = { 'content-type': 'application/json', ...reply.headers };
  response.writeHead(status, headers).end(JSON.stringify(value));
}

function errorBody({ error }: MockReply, status: number): unknown {
  const message = error?.message ?? `scripted status ${status}`;
  return { error: { message, type: 'mock_error', param: null, code: error?.code ?? null } };
}

async function playStream(
  reply: MockReply,
  response: ServerResponse,
  context: MockReplyContext & { readonly clock: Clock },
): Promise<void> {
  const { fault, lineEnding = '\n' } = reply;
  const stopAfter = fault !== undefined && 'afterChunks' in fault ? fault.afterChunks : Infinity;
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...reply.headers });
  response.flushHeaders();
  const send = (lines: string): Promise<void> =>
    write(response, `${lines}${lineEnding}${lineEnding}`, reply.splitBytes);
  for (const [index, chunk] of encodeMockChunks(reply, context).entries()) {
    if (index >= stopAfter) break;
    await wait(index === 0 ? 0 : reply.chunkDelayMs, context.clock);
    if (reply.heartbeats) await send(': heartbeat');
    await send(`data: ${JSON.stringify(chunk)}`);
  }
  if (fault?.kind === 'error-in-stream')
    await send(`data: ${JSON.stringify({ error: fault.error })}`);
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'cut') response.socket?.destroySoon();
  else {
    if (fault === undefined) await send('data: [DONE]');
    response.end();
  }
}

async function write(response: ServerResponse, text: string, splitBytes?: number): Promise<void> {
  const bytes = Buffer.from(text);
  const size = splitBytes ?? bytes.length;
  for (let start = 0; start < bytes.length && !response.destroyed; start += size) {
    response.write(bytes.subarray(start, start + size));
    // One turn of the event loop between pieces, so that they travel as pieces.
    if (splitBytes !== undefined) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function wait(ms: number | undefined, clock: Clock): Promise<void> {
  if (ms === undefined || ms <= 0) return;
  await new Promise<void>((resolve) => clock.setTimer(resolve, ms));
}
