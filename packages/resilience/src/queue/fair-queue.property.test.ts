import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

configureProperties();

const key = fc.constantFrom('a', 'b', 'c', 'd');

describe('createFairQueue', () => {
  it('serves every line in its order, and no line twice while another waits', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const queue = createFairQueue<{ key: string; number: number }>();
        keys.forEach((one, number) => queue.add({ key: one, number }, one));
        const served = keys.map(() => queue.take());
        expect(queue.take()).toBeUndefined();
        expect(queue.size).toBe(0);
        for (const line of new Set(keys)) {
          const numbers = served.flatMap((one) => (one?.key === line ? [one.number] : []));
          expect(numbers).toEqual([...numbers].sort((left, right) => left - right));
          expect(numbers).toHaveLength(keys.filter((one) => one === line).length);
        }
        served.forEach((one, index) => {
          const before = served[index - 1];
          if (before?.key !== one?.key) return;
          expect(served.slice(index).every((later) => later?.key === one?.key)).toBe(true);
        });
      }),
    );
  });

  it('lets anyone leave, once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 40 }), (entries) => {
        const queue = createFairQueue<number>();
        const leave = entries.map(([one], number) => queue.add(number, one));
        const staying = entries.flatMap(([, stays], number) => (stays ? [number] : []));
        entries.forEach(([, stays], number) => {
          if (stays) return;
          expect(leave[number]?.()).toBe(true);
          expect(leave[number]?.()).toBe(false);
        });
        expect(queue.size).toBe(staying.length);
        const served = staying.map(() => queue.take());
        expect([...served].sort((left = 0, right = 0) => left - right)).toEqual(staying);
      }),
    );
  });

  it('shows what it serves next without serving it', () => {
    const queue = createFairQueue<string>();
    expect(queue.first()).toBeUndefined();
    queue.add('one');
    expect([queue.first(), queue.first(), queue.take()]).toEqual(['one', 'one', 'one']);
  });
});
