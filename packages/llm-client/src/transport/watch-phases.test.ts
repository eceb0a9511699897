import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { watchPhases } from './watch-phases.ts';

const timeouts = {
  connectMs: 1_000,
  headersMs: 3_000,
  firstTokenMs: 12_000,
  idleMs: 8_000,
  totalMs: Infinity,
};

function start(): {
  clock: ReturnType<typeof createFakeClock>;
  told: unknown[];
  watch: ReturnType<typeof watchPhases>;
} {
  const clock = createFakeClock();
  const told: unknown[] = [];
  const watch = watchPhases({
    clock,
    timeouts,
    onWaiting: ({ phase, waitedMs }) => told.push([phase, waitedMs]),
    onTimeout: (error) => told.push(error.details),
  });
  return { clock, told, watch };
}

describe('watchPhases', () => {
  it('ends a phase at its limit, once', async () => {
    const { clock, told, watch } = start();
    watch.enter('headers');
    await clock.advance(2_999);
    expect(told).toEqual([]);
    await clock.advance(10_000);
    expect(told).toEqual([{ phase: 'headers', limitMs: 3_000 }]);
    expect(clock.pending()).toBe(0);
  });

  it('tells every five seconds of waiting for a free connection, without limit', async () => {
    const { clock, told, watch } = start();
    watch.enter('connect');
    await clock.advance(16_000);
    expect(told).toEqual([
      ['headers', 5_000],
      ['headers', 10_000],
      ['headers', 15_000],
    ]);
    watch.close();
    expect(clock.pending()).toBe(0);
  });

  it('takes heartbeats for life, but not for content', async () => {
    const { clock, told, watch } = start();
    watch.enter('first-token');
    for (let second = 0; second < 20; second += 5) {
      await clock.advance(5_000);
      watch.alive(false);
    }
    expect(told).toEqual([5, 10, 15, 20].map((seconds) => ['first-token', seconds * 1_000]));
  });

  it('starts again with every piece of content', async () => {
    const { clock, told, watch } = start();
    watch.enter('first-token');
    for (let piece = 0; piece < 10; piece += 1) {
      await clock.advance(4_000);
      watch.alive(true);
    }
    expect(told).toEqual([]);
    await clock.advance(8_000);
    expect(told).toEqual([['next-chunk', 5_000], { phase: 'next-chunk', limitMs: 8_000 }]);
  });
});
