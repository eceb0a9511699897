import { describe, expect, it } from 'vitest';
import type { AgentEvent } from '../agent-event.ts';
import { streamEvents } from './stream-events.ts';

const turn = (number: number): AgentEvent => ({ type: 'turn-start', at: 1, turn: number });
const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

describe('streamEvents', () => {
  it('starts the source at the first read', async () => {
    let started = false;
    const events = streamEvents(async (push) => {
      started = true;
      push(turn(1));
    });
    expect(started).toBe(false);
    expect(await events.next()).toEqual({ done: false, value: turn(1) });
  });

  it('aborts the source when the reader leaves, and waits for its end', async () => {
    let ended = false;
    const events = streamEvents(async (push, gone) => {
      push(turn(1));
      await untilAborted(gone);
      ended = true;
    });
    for await (const event of events) {
      expect(event).toEqual(turn(1));
      break;
    }
    expect(ended).toBe(true);
  });

  it('aborts the source at once, even while a read is pending', async () => {
    const events = streamEvents(async (_, gone) => untilAborted(gone));
    const pending = events.next();
    await events.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
  });

  it('lets the source run to its end when nobody reads on', async () => {
    const done = Promise.withResolvers<undefined>();
    const events = streamEvents(async (push) => {
      for (let number = 0; number < 100; number += 1) push(turn(number));
      done.resolve(undefined);
    });
    await events.next();
    await expect(done.promise).resolves.toBeUndefined();
  });

  it('gives the rejection of the source after its last event', async () => {
    const events = streamEvents(async (push) => {
      push(turn(1));
      throw new Error('late');
    });
    expect(await events.next()).toEqual({ done: false, value: turn(1) });
    await expect(events.next()).rejects.toThrow('late');
  });
});
