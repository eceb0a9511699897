import { retry, type RetryNotice } from '@selfware/resilience';
import { LlmError } from './errors.ts';
import type { RetryOptions } from './llm-client.ts';
import type { ModelEvent } from './model-event.ts';
import { runAttempt, type Attempt } from './run-attempt.ts';
import { createAsyncQueue } from './transport/async-queue.ts';
import { asCallError } from './transport/call-error.ts';
import { timeoutError } from './transport/watch-phases.ts';
import { assembleReply, type ReplyAssembly } from './wire/assemble-reply.ts';

/** One call: everything of an attempt but what each attempt has of its own. */
export interface Call extends Omit<Attempt, 'assembly' | 'attempt' | 'emit' | 'startedAt'> {
  readonly retry: RetryOptions;
  readonly random: () => number;
}

const maxQueuedEvents = 1_000;

/** The events of one call; it is sent when the first event is asked for, and ended when the reader leaves. Never throws. */
export async function* streamReply(call: Call): AsyncGenerator<ModelEvent, void, undefined> {
  const events = createAsyncQueue<ModelEvent>(maxQueuedEvents, () => 1);
  const abort = new AbortController();
  const signal = AbortSignal.any([call.signal, abort.signal]);
  const cancelTotal = limitTotal(call, abort);
  const ended = answer({ ...call, signal }, async (event) => {
    if (!events.push(event)) await events.room();
  }).then((last) => {
    events.push(last);
    events.end();
  });
  try {
    yield* events;
  } finally {
    cancelTotal();
    abort.abort();
    await ended;
  }
}

function limitTotal({ timeouts, transport }: Call, abort: AbortController): () => void {
  const { totalMs } = timeouts;
  if (!Number.isFinite(totalMs)) return () => undefined;
  const end = (): void => abort.abort(timeoutError('total', totalMs));
  return transport.clock.setTimer(end, totalMs);
}

/** Attempts the call until it succeeds, fails for good, or has shown something; resolves with the last event. */
async function answer(call: Call, emit: Attempt['emit']): Promise<ModelEvent> {
  const { transport, signal } = call;
  const startedAt = transport.clock.monotonicMs();
  let assembly: ReplyAssembly | undefined;
  let shown = false;
  const emitShown = (event: ModelEvent): Promise<void> => {
    shown ||= event.type !== 'still-waiting';
    return emit(event);
  };
  try {
    const reply = await retry(
      async (attempt, attemptSignal) => {
        assembly = assembleReply({
          ...call,
          idPrefix: `call-${transport.clock.now().toString(36)}`,
        });
        const own = { assembly, attempt, startedAt, emit: emitShown, signal: attemptSignal };
        return runAttempt({ ...call, ...own });
      },
      {
        ...call.retry,
        signal,
        clock: transport.clock,
        random: call.random,
        // What was shown cannot be taken back: from the first content on a failure is final.
        retryIf: (error) => !shown && error instanceof LlmError && error.retryable,
        retryAfterMs: (error) => (error instanceof LlmError ? error.retryAfterMs : undefined),
        onRetry: (next) => void emit(retryEvent(next)),
      },
    );
    return { type: 'reply-end', reply };
  } catch (error) {
    const failure = asCallError(error, signal, transport.endpoint);
    return { type: 'reply-failed', error: failure, partialText: assembly?.text() ?? '' };
  }
}

function retryEvent({ attempt, delayMs, error }: RetryNotice): ModelEvent {
  const code = error instanceof LlmError ? error.code : 'llm-client/internal';
  return { type: 'retry', attempt, delayMs, code };
}
