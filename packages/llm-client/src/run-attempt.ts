import { LlmError } from './errors.ts';
import { publishRequestEnd, publishRequestStart } from './events.ts';
import type { TextToolCalls, Timeouts } from './llm-client.ts';
import type { ModelEvent, Reply, Usage } from './model-event.ts';
import type { ModelRequest } from './model-request.ts';
import { createTokenCounter } from './tokens/create-token-counter.ts';
import type { Transport } from './transport/create-transport.ts';
import type { Exchange } from './transport/exchange.ts';
import { readBody } from './transport/read-body.ts';
import { readKey, requestHeaders, type ApiKey } from './transport/request-headers.ts';
import { readRetryAfter } from './transport/retry-after.ts';
import { statusError } from './transport/status-error.ts';
import { withWatch } from './transport/with-watch.ts';
import type { ReplyAssembly } from './wire/assemble-reply.ts';
import { readReply } from './wire/read-reply.ts';

/** One attempt to get one answer. */
export interface Attempt {
  readonly transport: Transport;
  readonly model: string;
  readonly request: ModelRequest;
  /** The encoded request. */
  readonly body: string;
  readonly apiKey: ApiKey;
  readonly textToolCalls: TextToolCalls;
  readonly timeouts: Timeouts;
  readonly attempt: number;
  /** When the call began, by the monotonic clock. */
  readonly startedAt: number;
  readonly assembly: ReplyAssembly;
  readonly emit: (event: ModelEvent) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Sends the request once and reads the answer to its end, telling its events; throws `LlmError`. */
export async function runAttempt(attempt: Attempt): Promise<Reply> {
  const { transport, startedAt } = attempt;
  const { clock } = transport;
  const attemptStartedAt = clock.monotonicMs();
  let firstTokenMs: number | undefined;
  const onContent = (): void => {
    firstTokenMs ??= clock.monotonicMs() - startedAt;
  };
  const publishEnd = (usage: Usage | undefined, error?: LlmError): void =>
    publishOutcome(attempt, clock.monotonicMs() - attemptStartedAt, firstTokenMs, usage, error);
  publishStart(attempt);
  try {
    await exchangeOnce(attempt, onContent);
    const { usage, ...content } = attempt.assembly.reply();
    const counted: Usage =
      usage === undefined ? estimate(attempt.request, content) : { ...usage, source: 'server' };
    publishEnd(counted);
    const totalMs = clock.monotonicMs() - startedAt;
    const timings = { ...(firstTokenMs === undefined ? {} : { firstTokenMs }), totalMs };
    return { ...content, usage: counted, timings };
  } catch (error) {
    publishEnd(undefined, error instanceof LlmError ? error : undefined);
    throw error;
  }
}

async function exchangeOnce(attempt: Attempt, onContent: () => void): Promise<void> {
  const { transport, assembly, apiKey, emit } = attempt;
  const onWaiting = (event: ModelEvent): void => void attempt.emit(event);
  await withWatch({ ...attempt, onWaiting }, async (control) => {
    const exchange = await transport.exchange({
      method: 'POST',
      path: '/chat/completions',
      headers: requestHeaders(apiKey, 'text/event-stream'),
      body: attempt.body,
      signal: control.signal,
      onSent: () => control.watch.enter('headers'),
    });
    control.watch.enter('first-token');
    const secrets = [readKey(apiKey)].filter((key) => key !== undefined);
    if (exchange.status !== 200) throw await readFailure(exchange, secrets, transport.clock.now());
    const { clock } = transport;
    await readReply(exchange, { assembly, emit, onContent, control, clock, secrets });
  });
}

const maxErrorBytes = 64 * 1024;

async function readFailure(
  exchange: Exchange,
  secrets: readonly string[],
  nowMs: number,
): Promise<LlmError> {
  const { status } = exchange;
  const body = await readBody(exchange, { maxBytes: maxErrorBytes, clip: true });
  const retryAfterMs = readRetryAfter((name) => exchange.header(name), nowMs);
  return statusError({ status, body, retryAfterMs, secrets });
}

/** Counts what the server did not. */
function estimate(
  { messages, tools }: ModelRequest,
  { text, reasoning, toolCalls }: Pick<Reply, 'text' | 'reasoning' | 'toolCalls'>,
): Usage {
  const counter = createTokenCounter();
  const calls = toolCalls.map(({ name, rawArguments }) => `${name} ${rawArguments}`).join(' ');
  return {
    input: counter.countMessages(messages, tools),
    output: counter.count(text) + counter.count(reasoning) + counter.count(calls),
    source: 'estimate',
  };
}

function publishStart({ transport, model, body, attempt }: Attempt): void {
  const at = transport.clock.now();
  publishRequestStart({ at, model, bytes: Buffer.byteLength(body), attempt });
}

function publishOutcome(
  { transport, model }: Attempt,
  durationMs: number,
  firstTokenMs: number | undefined,
  usage: Usage | undefined,
  error: LlmError | undefined,
): void {
  publishRequestEnd({
    at: transport.clock.now(),
    model,
    outcome:
      usage !== undefined ? 'done' : error?.category === 'cancelled' ? 'cancelled' : 'failed',
    durationMs,
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    inputTokens: usage?.input ?? 0,
    outputTokens: usage?.output ?? 0,
    ...(error === undefined ? {} : { code: error.code }),
  });
}
