import type { AgentEvent } from '../agent-event.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';

/** Something that pushes events until it is over; `gone` aborts when nobody reads them any more. */
export type EventSource = (push: (event: AgentEvent) => void, gone: AbortSignal) => Promise<void>;

/**
 * Starts a source when the stream is first read, and gives its events to one reader without ever holding the source up.
 * Leaving the iteration aborts the source and waits for its end; its rejection reaches the reader after the last event.
 */
export function streamEvents(source: EventSource): AsyncIterableIterator<AgentEvent> {
  const gone = new AbortController();
  const events = readEvents(source, gone);
  return {
    next: () => events.next(),
    // A generator would let a pending read finish first, which may take as long as a model thinks.
    return: () => {
      gone.abort();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* readEvents(
  source: EventSource,
  gone: AbortController,
): AsyncGenerator<AgentEvent, undefined> {
  const queue: EventQueue = createEventQueue();
  const running = source((event) => {
    queue.push(event);
  }, gone.signal).finally(queue.end);
  // A reader that stopped without leaving must not turn a failure into an unhandled rejection.
  running.catch(() => undefined);
  try {
    for (let event = await queue.take(); event !== undefined; event = await queue.take())
      yield event;
  } finally {
    gone.abort();
    await running;
  }
  return undefined;
}
