import { describe, expect, it } from 'vitest';
import type { AgentEvent } from '../agent-event.ts';
import { createEventQueue } from './event-queue.ts';

const text = (piece: string): AgentEvent => ({ type: 'text-delta', at: 1, text: piece });
const turn = (number: number): AgentEvent => ({ type: 'turn-start', at: 1, turn: number });

describe('createEventQueue', () => {
  it('joins pieces of one kind that nobody has taken yet, and nothing else', async () => {
    const queue = createEventQueue();
    const reasoning: AgentEvent = { type: 'reasoning-delta', at: 1, text: 'c' };
    for (const event of [turn(1), text('a'), text('b'), reasoning, text('d'), turn(2)])
      queue.push(event);
    queue.end();
    const taken: AgentEvent[] = [];
    for (let event = await queue.take(); event; event = await queue.take()) taken.push(event);
    expect(taken).toEqual([turn(1), text('ab'), reasoning, text('d'), turn(2)]);
  });

  it('wakes a reader that waits', async () => {
    const queue = createEventQueue();
    const taken = queue.take();
    queue.push(turn(1));
    expect(await taken).toEqual(turn(1));
  });

  it('gives undefined after the last event, to a reader that waits too', async () => {
    const queue = createEventQueue();
    const taken = queue.take();
    queue.end();
    expect(await taken).toBeUndefined();
    expect(await queue.take()).toBeUndefined();
  });

  it('holds one event for any number of pieces', async () => {
    const queue = createEventQueue();
    for (let piece = 0; piece < 10_000; piece += 1) queue.push(text('x'));
    queue.end();
    expect(await queue.take()).toEqual(text('x'.repeat(10_000)));
    expect(await queue.take()).toBeUndefined();
  });
});
