import type { AgentEvent } from '../agent-event.ts';

/** Events between a run that never waits and a reader that may. */
export interface EventQueue {
  /** Never blocks. Pieces of text that nobody has taken yet are joined, so the queue holds at most what the journal holds. */
  push(event: AgentEvent): void;
  /** No more events will come. */
  readonly end: () => void;
  /** The next event, as soon as there is one; undefined after the last. */
  take(): Promise<AgentEvent | undefined>;
}

/** Creates an empty queue for one reader. */
export function createEventQueue(): EventQueue {
  const events: AgentEvent[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  return {
    push(event) {
      const last = events.at(-1);
      if (last !== undefined && isPiece(last) && isPiece(event) && last.type === event.type)
        events[events.length - 1] = { ...last, text: last.text + event.text };
      else events.push(event);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async take() {
      while (events.length === 0 && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return events.shift();
    },
  };
}

type Piece = Extract<AgentEvent, { type: 'text-delta' | 'reasoning-delta' }>;

function isPiece(event: AgentEvent): event is Piece {
  return event.type === 'text-delta' || event.type === 'reasoning-delta';
}
