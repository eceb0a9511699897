import { LlmError } from '../errors.ts';
import type { ModelEvent } from '../model-event.ts';
import type { Exchange } from '../transport/exchange.ts';
import { readBody, tooLong } from '../transport/read-body.ts';
import { streamedError } from '../transport/status-error.ts';
import type { AttemptControl } from '../transport/with-watch.ts';
import type { Clock } from '@selfware/contracts';
import type { ReplyAssembly } from './assemble-reply.ts';
import { maxChunkLength, readChunk, type ReplyChunk } from './read-chunk.ts';
import { createSseDecoder } from './sse-decoder.ts';

/** What an answer is read with. */
export interface ReadReplyOptions {
  readonly assembly: ReplyAssembly;
  /** Takes each event; resolves when the reader wants more. */
  readonly emit: (event: ModelEvent) => Promise<void>;
  /** Called with each chunk that holds content, shown at once or not. */
  readonly onContent: () => void;
  readonly control: AttemptControl;
  readonly clock: Clock;
  /** Texts that must not come back in an error. */
  readonly secrets: readonly string[];
}

const maxReplyBytes = 64 * 1024 * 1024;

/** Reads an answer of status 200 into the assembly, as an event stream or as one JSON object; throws an `LlmError` when it is incomplete or no answer. */
export async function readReply(exchange: Exchange, options: ReadReplyOptions): Promise<void> {
  const type = exchange.header('content-type') ?? '';
  if (type.includes('text/html')) throw notAnAnswer('a web page');
  if (type.includes('application/json')) await readWhole(exchange, options);
  else await readStream(exchange, options);
  if (!options.assembly.finished()) throw incomplete();
  for (const event of await options.assembly.finish()) await options.emit(event);
}

async function readWhole(exchange: Exchange, options: ReadReplyOptions): Promise<void> {
  const body = await readBody(exchange, { maxBytes: maxChunkLength, clip: false });
  await takeChunk(body, options);
}

async function readStream(exchange: Exchange, options: ReadReplyOptions): Promise<void> {
  const { assembly, control } = options;
  const decoder = createSseDecoder(maxChunkLength);
  const ending = watchEnding(options);
  let size = 0;
  try {
    for await (const bytes of exchange.chunks) {
      // After [DONE] only the end is awaited: it makes the connection free for the next call.
      if (ending.done()) continue;
      size += bytes.byteLength;
      const decoded = decoder.push(bytes);
      if (!decoded.ok || size > maxReplyBytes) throw tooLong(maxReplyBytes);
      control.watch.alive(false);
      for (const event of decoded.value) await takeEvent(event, options, ending);
    }
    const last = decoder.end();
    if (last !== undefined && !ending.done()) await takeLastEvent(last, options, ending);
  } catch (error) {
    // The answer is whole once its finish reason came: how the connection then ends is of no concern.
    if (!assembly.finished() || !ending.endedHere(error)) throw error;
  } finally {
    ending.close();
  }
}

async function takeEvent(json: string, options: ReadReplyOptions, ending: Ending): Promise<void> {
  if (ending.done()) return;
  if (json.trim() === '[DONE]') {
    ending.expectEnd();
    return;
  }
  await takeChunk(json, options);
  if (options.assembly.finished()) ending.expectUsage();
}

/** An event that the stream ended in is whole or is nothing. */
async function takeLastEvent(
  json: string,
  options: ReadReplyOptions,
  ending: Ending,
): Promise<void> {
  const chunk = readChunk(json);
  if (chunk.ok || chunk.failure.kind === 'server-error') await takeEvent(json, options, ending);
}

async function takeChunk(json: string, options: ReadReplyOptions): Promise<void> {
  const chunk = readChunk(json);
  if (!chunk.ok) {
    const { failure } = chunk;
    if (failure.kind === 'server-error') throw streamedError(failure.error, options.secrets);
    throw notAnAnswer('text that is no JSON object');
  }
  if (hasContent(chunk.value)) {
    options.onContent();
    options.control.watch.alive(true);
  }
  const { assembly } = options;
  const loading = assembly.load(chunk.value);
  if (loading !== undefined) await loading;
  const events = assembly.accept(chunk.value);
  for (const event of events) await options.emit(event);
}

// What is held back until its meaning is known is content as well: the model is alive.
function hasContent({ text, reasoning, toolCalls }: ReplyChunk): boolean {
  return text !== undefined || reasoning !== undefined || toolCalls.length > 0;
}

interface Ending {
  done(): boolean;
  /** After the finish reason: usage and [DONE] may still come. */
  expectUsage(): void;
  /** After [DONE]: only the end may come. */
  expectEnd(): void;
  /** Whether the error is this ending's own, or a connection that the server ended. */
  endedHere(error: unknown): boolean;
  close(): void;
}

const usageWithinMs = 5_000;
const endWithinMs = 100;

function watchEnding({ control, clock }: ReadReplyOptions): Ending {
  const overdue = new Error('the server kept the connection open after its answer');
  let done = false;
  let cancelTimer: (() => void) | undefined;
  const expect = (withinMs: number): void => {
    cancelTimer?.();
    cancelTimer = clock.setTimer(() => control.abort(overdue), withinMs);
  };
  return {
    done: () => done,
    expectUsage: () => expect(usageWithinMs),
    expectEnd() {
      done = true;
      expect(endWithinMs);
    },
    endedHere: (error) =>
      error === overdue || (!control.signal.aborted && !(error instanceof LlmError)),
    close: () => cancelTimer?.(),
  };
}

function incomplete(): LlmError {
  return new LlmError({
    code: 'llm-client/incomplete',
    message: 'expected an answer with a finish reason, got a stream that ended before it',
    hint: 'The server may have crashed or run out of memory; look at its output.',
    retryable: true,
  });
}

function notAnAnswer(got: string): LlmError {
  return new LlmError({
    code: 'llm-client/bad-response',
    message: `expected a chat completion, got ${got}`,
    hint: 'Is the endpoint an OpenAI-compatible server? Try `selfware doctor`.',
  });
}
