import { describe, expect, it } from 'vitest';
import { createAsyncQueue } from './async-queue.ts';

const queueOf = (capacity: number): ReturnType<typeof createAsyncQueue<number>> =>
  createAsyncQueue<number>(capacity, () => 1);

describe('createAsyncQueue', () => {
  it('gives values in order, before and after the reader waits', async () => {
    const queue = queueOf(9);
    queue.push(1);
    setImmediate(() => {
      queue.push(2);
      queue.push(3);
      queue.end();
      queue.push(4);
    });
    const values: number[] = [];
    for await (const value of queue) values.push(value);
    expect(values).toEqual([1, 2, 3]);
  });

  it('gives what is queued before the error', async () => {
    const queue = queueOf(9);
    queue.push(1);
    queue.fail(new Error('broken'));
    const values: number[] = [];
    const reading = (async () => {
      for await (const value of queue) values.push(value);
    })();
    await expect(reading).rejects.toThrow('broken');
    expect(values).toEqual([1]);
  });

  it('makes the producer wait until the reader catches up or leaves', async () => {
    const queue = queueOf(2);
    expect(queue.push(1)).toBe(true);
    expect(queue.push(2)).toBe(false);
    const reader = queue[Symbol.asyncIterator]();
    const caughtUp = queue.room();
    await reader.next();
    await caughtUp;
    queue.push(3);
    queue.push(4);
    const left = queue.room();
    await reader.return?.();
    await left;
    expect(queue.push(5)).toBe(true);
    await queue.room();
  });
});
